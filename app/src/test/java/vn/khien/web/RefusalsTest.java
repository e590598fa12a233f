package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.support.KhienTest;

/// Requests that cannot be taken are refused in words that name what is wrong, and never as our failure.
@KhienTest
class RefusalsTest {
    @LocalServerPort
    int port;

    /// The whole answer to a request that no client library would send.
    private String raw(String target, String... headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("", headers) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/systems/%ff", "/systems/a%2fb", "/systems/%", "/systems/%00"})
    void anAddressThatTheServerCannotReadGetsAPageInBothLanguages(String path) throws Exception {
        assertBare(raw(path));
    }

    @Test
    void headersAndAddressesThatAreTooLongGetThatPageToo() throws Exception {
        assertBare(raw("/systems?q=" + "a".repeat(9000)));
        assertBare(raw("/systems", "X-Long: " + "a".repeat(9000) + "\r\n"));
    }

    private static void assertBare(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "Không đọc được yêu cầu", "The request cannot be read")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception");
    }

    @Test
    void aProgramGetsAProblemForAnAddressThatTheServerCannotRead() throws Exception {
        assertThat(raw("/api/v1/organisations/%00", "Accept-Language: en\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400", "The request cannot be read")
                .doesNotContainIgnoringCase("tomcat");
    }
}
