package vn.khien.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Whoever hangs up while a long answer is sent is no failure of the program, and not logged as one.
@KhienTest
class GoneAwayTest {
    private static final String LONG =
            "Số: 99/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n" + "Nơi nhận.\n".repeat(90_000);
    private static final int LITTLE = 2_048;

    @Autowired
    private World world;

    @LocalServerPort
    private int port;

    private final Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
    private final BlockingQueue<ILoggingEvent> logged = new LinkedBlockingQueue<>();
    private final AppenderBase<ILoggingEvent> listening = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event);
        }
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        listening.start();
        logger.addAppender(listening);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(listening);
        logger.setLevel(null);
    }

    @Test
    void hangingUpInTheMiddleOfAnAnswerIsNoFailure() throws Exception {
        var token = world.token(Role.ISSUER, world.organisation("Văn phòng ngắt máy", null));
        var directive = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/directives"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "text/plain;charset=UTF-8")
                                .POST(HttpRequest.BodyPublishers.ofString(LONG))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Location")
                .orElseThrow();

        hangUp("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n".formatted(directive, token));

        var first = logged.poll(30, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(first.getLevel()).isEqualTo(Level.DEBUG);
        assertThat(first.getFormattedMessage()).startsWith("gone away from " + directive);
    }

    /// Reads the beginning of the answer and breaks the connection.
    private void hangUp(String request) throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(LITTLE);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream().write(request.getBytes(UTF_8));
            assertThat(socket.getInputStream().readNBytes(12)).asString(UTF_8).isEqualTo("HTTP/1.1 200");
            socket.setSoLinger(true, 0);
        }
    }
}
