package vn.khien.notification;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;

/// Notices inside the product, to the people of an organisation.
@Component
public class Notices {
    private final JdbcClient db;

    Notices(JdbcClient db) {
        this.db = db;
    }

    /// Tells an organisation something, in the transaction of the act that is told.
    ///
    /// @param textKey key of the sentence
    /// @param args values for its placeholders
    /// @param link where the reader goes from there
    public void tell(long organisation, String textKey, List<String> args, String link) {
        tellAll(List.of(organisation), textKey, args, link);
    }

    /// Tells many organisations the same.
    public void tellAll(List<Long> organisations, String textKey, List<String> args, String link) {
        db.sql("""
                insert into notice (organisation, at, text_key, args, link)
                select o.id, n.now, :key, :args, :link
                  from (select product_now() as now) n, unnest(cast(:organisations as bigint[])) as o (id)
                """)
                .param("organisations", organisations.toArray(Long[]::new))
                .param("key", textKey)
                .param("args", args.toArray(String[]::new))
                .param("link", link)
                .update();
    }

    public long countUnread(Viewer viewer) {
        return db.sql("""
                select count(*)
                  from notice n
                 where n.organisation = :organisation
                   and not exists (select from notice_read r where r.notice = n.id and r.person = :person)
                """)
                .param("organisation", viewer.organisation())
                .param("person", viewer.person())
                .query(Long.class)
                .single();
    }
}
