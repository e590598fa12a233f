package vn.khien.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Folding;
import vn.khien.support.World;

/// What assessments stand on, for tests of this room and of those above: a system in the register and a directive in
/// force, as rows.
@Component
public class Reviews {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final World world;
    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Wall wall;

    Reviews(World world, JdbcClient db, TransactionTemplate transaction, Wall wall) {
        this.world = world;
        this.db = db;
        this.transaction = transaction;
        this.wall = wall;
    }

    public long system(Organisation owner, @Nullable Integer level, String name) {
        return transaction.execute(_ -> {
            wall.nation();
            var code = "HT-T" + NEXT.incrementAndGet();
            return db.sql("""
                    insert into information_system (code, name, search, owner, level, updated_at)
                    values (:code, :name, :search, :owner, :level, product_now())
                    returning id
                    """)
                    .param("code", code)
                    .param("name", name)
                    .param("search", Folding.fold(name + " | " + code + " | "))
                    .param("owner", owner.id())
                    .param("level", level, java.sql.Types.SMALLINT)
                    .query(Long.class)
                    .single();
        });
    }

    public String codeOf(long system) {
        return transaction.execute(_ -> {
            wall.nation();
            return db.sql("select code from information_system where id = :id")
                    .param("id", system)
                    .query(String.class)
                    .single();
        });
    }

    /// Code of the first requirement that the assessment's level is asked.
    public String firstRequirement(long assessment) {
        return transaction.execute(_ -> {
            wall.nation();
            return db.sql("""
                    select r.code
                      from assessment a
                      join requirement r on r.guidance = a.guidance
                     where a.id = :assessment and a.level = any (r.levels)
                     order by r.position
                     limit 1
                    """)
                    .param("assessment", assessment)
                    .query(String.class)
                    .single();
        });
    }

    /// A file that stood for an answer from one instant to another.
    public void evidence(Viewer by, long assessment, String requirement, Instant receivedAt, Instant removedAt) {
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            db.sql("""
                    insert into evidence (assessment, requirement, sha256, name, media_type, bytes, received_at, by,
                                          removed_at)
                    select a.id, r.position, decode(repeat('ab', 32), 'hex'), 'a.txt', 'text/plain', 3, :received, :by,
                           :removed
                      from assessment a
                      join requirement r on r.guidance = a.guidance and r.code = :requirement
                     where a.id = :assessment
                    """)
                    .param("received", receivedAt.atOffset(ZoneOffset.UTC))
                    .param("removed", removedAt.atOffset(ZoneOffset.UTC))
                    .param("by", by.person())
                    .param("requirement", requirement)
                    .param("assessment", assessment)
                    .update();
        });
    }

    public long directive() {
        var issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng Thử nghiệm", null));
        var id = draft(issuer.person(), issuer.organisation());
        db.sql("insert into issuance (directive, at, by) values (:directive, product_now(), :by)")
                .param("directive", id)
                .param("by", issuer.person())
                .update();
        return id;
    }

    long draft(long person, long organisation) {
        return db.sql("""
                insert into directive (number, kind, title, issuer, body, source_name, source_type, source_bytes,
                                       created_at, created_by, created_for)
                values ('33/CĐ-TTg', 'dispatch', 'Tăng cường bảo đảm an toàn thông tin mạng', 'Thủ tướng Chính phủ',
                        'x', 'x.txt', 'text/plain', '', product_now(), :person, :organisation)
                returning id
                """)
                .param("person", person)
                .param("organisation", organisation)
                .query(Long.class)
                .single();
    }
}
