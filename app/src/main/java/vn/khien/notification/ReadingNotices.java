package vn.khien.notification;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.platform.NotVisible;

/// Reads notices of the acting organisation; what is read is remembered for each person.
@Component
public class ReadingNotices {
    private final JdbcClient db;

    ReadingNotices(JdbcClient db) {
        this.db = db;
    }

    /// What an organisation was told, in the words of a key.
    ///
    /// @param args values for the placeholders of the sentence
    /// @param link where the reader goes from there
    /// @param read by the viewer
    public record Notice(long id, Instant at, String key, List<String> args, String link, boolean read) {}

    /// The latest first.
    public List<Notice> listLatest(Viewer viewer, int limit) {
        return list(viewer, Long.MAX_VALUE, limit);
    }

    /// The latest first, from before the notice `before`.
    List<Notice> list(Viewer viewer, long before, int limit) {
        return db.sql("""
                select n.id, n.at, n.text_key, n.args, n.link, r.notice is not null as read
                  from notice n
                  left join notice_read r on r.notice = n.id and r.person = :person
                 where n.organisation = :organisation
                   and n.id < :before
                 order by n.id desc
                 limit :limit
                """)
                .param("person", viewer.person())
                .param("organisation", viewer.organisation())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new Notice(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("text_key"),
                        List.of((String[]) row.getArray("args").getArray()),
                        row.getString("link"),
                        row.getBoolean("read")))
                .list();
    }

    /// The person did what the notices of this key and link ask for: they are not new to them any more. In the
    /// transaction of the act.
    public void done(Viewer viewer, String key, String link) {
        db.sql("""
                insert into notice_read (notice, person, at)
                select n.id, :person, product_now()
                  from notice n
                 where n.organisation = :organisation
                   and n.text_key = :key
                   and n.link = :link
                on conflict do nothing
                """)
                .param("person", viewer.person())
                .param("organisation", viewer.organisation())
                .param("key", key)
                .param("link", link)
                .update();
    }

    /// Marks one as read, and gives where it leads.
    @Transactional
    public String read(Viewer viewer, long id) {
        var link = db.sql("select link from notice where id = :id and organisation = :organisation")
                .param("id", id)
                .param("organisation", viewer.organisation())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotVisible("notice " + id));
        db.sql("""
                insert into notice_read (notice, person, at) values (:id, :person, product_now())
                on conflict do nothing
                """).param("id", id).param("person", viewer.person()).update();
        return link;
    }

    @Transactional
    public void readAll(Viewer viewer) {
        db.sql("""
                insert into notice_read (notice, person, at)
                select n.id, :person, product_now() from notice n where n.organisation = :organisation
                on conflict do nothing
                """)
                .param("person", viewer.person())
                .param("organisation", viewer.organisation())
                .update();
    }
}
