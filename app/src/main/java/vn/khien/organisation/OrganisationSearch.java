package vn.khien.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.Folding;

/// Finds organisations by what people type: without marks and case, `đ` as `d`; what was typed exactly comes first.
/// The rest is in Vietnamese order.
@Component
public class OrganisationSearch {
    private static final String FROM = """
              from organisation o
              join organisation_version v
                on v.organisation = o.id
               and v.valid_from <= :on
               and (v.valid_to is null or v.valid_to >= :on)
              left join organisation u on u.id = v.parent
             where (o.valid_from is null or o.valid_from <= :on)
               and (o.valid_to is null or o.valid_to >= :on)
            """;

    private static final String SELECT = """
            select o.id, o.code, o.kind, v.name_vi, v.name_en, v.path, v.parent,
                   u.code as parent_code, u.name_vi as parent_vi, u.name_en as parent_en,
                   o.valid_from as "from", o.valid_to as "to",
                   (select count(*)
                      from organisation_version w
                      join organisation x on x.id = w.organisation
                     where w.parent = o.id
                       and w.valid_from <= :on
                       and (w.valid_to is null or w.valid_to >= :on)
                       and (x.valid_to is null or x.valid_to >= :on)) as units
            """ + FROM;

    private static final String MATCHES = """
               and (:kind = '' or o.kind = :kind)
               and o.search like all (:patterns)
            """;

    private final JdbcClient db;

    OrganisationSearch(JdbcClient db) {
        this.db = db;
    }

    /// What is looked for.
    ///
    /// @param text as typed; empty finds all
    /// @param language in whose names the list is in order
    public record Query(String text, Organisation.@Nullable Kind kind, LocalDate on, Locale language) {}

    public long count(Query query) {
        return bind(db.sql("select count(*)" + FROM + MATCHES), query)
                .query(Long.class)
                .single();
    }

    /// Exact names first, then those in which the words stand as typed; a body before the units below it.
    public List<FoundOrganisation> list(Query query, int limit, int skip) {
        return bind(db.sql(SELECT + MATCHES + """
                 order by case
                            when o.code = upper(:typed) or lower(v.name_vi) = :typed or lower(v.name_en) = :typed then 0
                            when :typed <> '' and strpos(lower(v.name_vi), :typed) > 0 then 1
                            when o.search like :folded || '%' then 2
                            else 3
                          end,
                          case when :typed = '' then 0 else length(o.path) - length(replace(o.path, '/', '')) end,
                          case when :english then v.name_en else v.name_vi end collate "vi-x-icu", o.id
                 limit :limit offset :skip
                """), query)
                .param("typed", typed(query.text()))
                .param("folded", Folding.fold(query.text()).replace("%", "").replace("_", ""))
                .param("limit", limit)
                .param("skip", skip)
                .param("english", isEnglish(query.language()))
                .query(FoundOrganisation.class)
                .list();
    }

    /// Those directly below `parent`, or the roots for null, in the order of their names in a language.
    public List<FoundOrganisation> listBelow(@Nullable Long parent, LocalDate on, Locale language) {
        return db.sql(SELECT + """
                 and v.parent is not distinct from :parent
                 order by case when :english then v.name_en else v.name_vi end collate "vi-x-icu", o.id
                """)
                .param("english", isEnglish(language))
                .param("on", on)
                .param("parent", parent, java.sql.Types.BIGINT)
                .query(FoundOrganisation.class)
                .list();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Query query) {
        return statement
                .param("on", query.on())
                .param("kind", query.kind() == null ? "" : query.kind().name())
                .param("patterns", patterns(query.text()));
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals("en");
    }

    private static String typed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }

    /// Each word must be there, in any order.
    private static String[] patterns(String text) {
        return Arrays.stream(Folding.fold(text).split(" "))
                .map(Folding::likePattern)
                .toArray(String[]::new);
    }
}
