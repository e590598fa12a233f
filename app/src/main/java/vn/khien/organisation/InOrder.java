package vn.khien.organisation;

/// The order in which lists name bodies of state: ministries, agencies under the Government, provinces, state
/// groups, then others; within a group by name in Vietnamese order; and what is below a body behind it, by place in
/// the tree.
public final class InOrder {
    /// Follows `order by`; the organisation is `o`. Enterprises go with the state group above them, a body of no
    /// group with the nearest one above it that has one, or else with the top of its tree.
    public static final String GROUP_NAME_PLACE = """
            (select case t.kind
                      when 'MINISTRY' then '1'
                      when 'MINISTERIAL_AGENCY' then '1'
                      when 'GOVERNMENT_AGENCY' then '2'
                      when 'PROVINCE' then '3'
                      when 'ENTERPRISE' then '4'
                      else '5'
                    end || t.name_vi
               from organisation t
              where t.id = any (cast(string_to_array(btrim(o.path, '/'), '/') as bigint[]))
              order by t.kind = 'ENTERPRISE' desc,
                       t.kind in ('MINISTRY', 'MINISTERIAL_AGENCY', 'GOVERNMENT_AGENCY', 'PROVINCE') desc,
                       case when t.kind in ('MINISTRY', 'MINISTERIAL_AGENCY', 'GOVERNMENT_AGENCY', 'PROVINCE')
                            then -length(t.path)
                            else length(t.path)
                       end
              limit 1) collate "vi-x-icu", o.path
            """;

    private InOrder() {}
}
