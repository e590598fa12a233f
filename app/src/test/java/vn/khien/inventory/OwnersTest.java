package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// The owner of a system is checked once for each statement, and as strictly as a foreign key.
@KhienTest
class OwnersTest {
    private static final String NEW_SYSTEM = """
            insert into information_system (code, name, search, owner, updated_at)
            values ('HT-OWN-' || gen_random_uuid(), 'Cổng', 'cong', %d, product_now())
            """;

    @Autowired
    private World world;

    @Value("${spring.flyway.url}")
    private String address = "";

    @Value("${spring.flyway.user}")
    private String user = "";

    @Value("${spring.flyway.password}")
    private String password = "";

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(address, user, password);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aSystemNeedsAnOwnerThatIsAnOrganisation() throws SQLException {
        var owner = world.organisation("Sở Có hệ thống", null).id();
        try (var database = owner()) {
            assertThatCode(() -> run(database, NEW_SYSTEM.formatted(owner))).doesNotThrowAnyException();
            assertThatThrownBy(() -> run(database, NEW_SYSTEM.formatted(-1))).hasMessageContaining("needs an owner");
            assertThatThrownBy(() -> run(database, "update information_system set owner = -1 where owner = " + owner))
                    .hasMessageContaining("needs an owner");
        }
    }

    @Test
    void anOrganisationThatOwnsSystemsIsNotDeleted() throws SQLException {
        var owner = world.organisation("Sở Còn hệ thống", null).id();
        try (var database = owner()) {
            run(database, NEW_SYSTEM.formatted(owner));
            run(database, "delete from organisation_version where organisation = " + owner);
            assertThatThrownBy(() -> run(database, "delete from organisation where id = " + owner))
                    .hasMessageContaining("is not deleted");
        }
    }

    @Test
    void anOrganisationIsNotDeletedWhileASystemOfItIsWritten() throws SQLException {
        var owner = world.organisation("Sở Đang có hệ thống", null).id();
        try (var writing = owner();
                var deleting = owner()) {
            writing.setAutoCommit(false);
            run(writing, NEW_SYSTEM.formatted(owner));
            run(deleting, "set lock_timeout = '100ms'");
            assertThatThrownBy(() -> run(deleting, "delete from organisation where id = " + owner))
                    .hasMessageContaining("lock timeout");
            writing.rollback();
        }
    }
}
