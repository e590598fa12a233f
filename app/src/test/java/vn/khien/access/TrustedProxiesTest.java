package vn.khien.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import vn.khien.KhienApplication;
import vn.khien.support.TestDatabase;

/// The client's address behind a reverse proxy, as the limit by address counts it, and HTTPS, as cookies need it.
class TrustedProxiesTest {
    /// More than one address may ask in ten minutes.
    private static final int MANY = 21;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// Follows an incident that nobody told, as a client that the header names.
    private static int follow(int port, String forwardedFor) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/incidents/follow"))
                                .header("X-Forwarded-For", forwardedFor)
                                .header("Cookie", "khien-csrf=0af1")
                                .header("X-CSRF-TOKEN", "0af1")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("code=SC-2024-0001&key=none"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpResponse<String> overHttps(int port) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Nested
    @SpringBootTest(
            classes = KhienApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "khien.demonstration=false",
                "khien.data=target/test-data",
                "khien.trusted-proxies=127.0.0.0/8, ::1/128"
            })
    @ContextConfiguration(initializers = TestDatabase.class)
    @DirtiesContext
    class FromATrustedProxy {
        @LocalServerPort
        int port;

        @Test
        void eachClientIsCountedByItsOwnAddressAndCannotPutAnotherBeforeIt() throws Exception {
            for (var i = 0; i < MANY - 1; i++) {
                assertThat(follow(port, "198.51.100." + i + ", 203.0.113.7")).isEqualTo(422);
            }
            assertThat(follow(port, "198.51.100.99, 203.0.113.7"))
                    .as("the proxy wrote the last address; what stands before it is the client's own word")
                    .isEqualTo(429);
            assertThat(follow(port, "203.0.113.8")).as("another client").isEqualTo(422);
        }

        @Test
        void cookiesAreSecureWhereTheClientCameOverHttps() throws Exception {
            assertThat(overHttps(port).headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure"));
        }
    }

    @Nested
    @SpringBootTest(
            classes = KhienApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "khien.demonstration=false",
                "khien.data=target/test-data",
                "khien.trusted-proxies=192.0.2.0/24"
            })
    @ContextConfiguration(initializers = TestDatabase.class)
    @DirtiesContext
    class FromAnyoneElse {
        @LocalServerPort
        int port;

        @Test
        void theAddressCannotBeChangedByAHeader() throws Exception {
            for (var i = 0; i < MANY - 1; i++) {
                assertThat(follow(port, "203.0.113." + i)).isEqualTo(422);
            }
            assertThat(follow(port, "203.0.113.99")).isEqualTo(429);
        }

        @Test
        void httpsCannotBeClaimed() throws Exception {
            assertThat(overHttps(port).headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .noneMatch(cookie -> cookie.contains("Secure"));
        }
    }

    @Test
    void whatIsNoRangeOfAddressesKeepsTheProgramFromStarting() {
        assertThatThrownBy(() -> new TrustedProxies("10.0.0.1")).hasMessageContaining("10.0.0.1");
        var server = new TomcatServletWebServerFactory();
        assertThatThrownBy(() -> new TrustedProxies("10.0.0.0/88").customize(server))
                .isInstanceOf(IllegalArgumentException.class);
        new TrustedProxies("").customize(server);
        assertThat(server.getEngineValves()).as("nobody is believed").isEmpty();
    }
}
