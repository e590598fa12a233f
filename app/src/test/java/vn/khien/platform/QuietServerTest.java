package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class QuietServerTest {
    @Test
    void theServersDoingsStayOutOfTheLogWhileItIsSetUpAnew() {
        var log = new LoggerContext();
        var library = log.getLogger(QuietServer.LIBRARY + ".embedded.EmbeddedPostgres");
        assertThat(library.isInfoEnabled()).isTrue();
        QuietServer.hush(log);
        assertThat(library.isInfoEnabled()).isFalse();
        log.reset();
        assertThat(library.isInfoEnabled()).isFalse();
        assertThat(library.isErrorEnabled()).isTrue();
        assertThat(log.getLogger("vn.khien").isInfoEnabled()).isTrue();
    }
}
