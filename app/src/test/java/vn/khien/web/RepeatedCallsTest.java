package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import vn.khien.support.KhienTest;

/// A key belongs to one call, is kept for a day, and never lets an act be done twice.
@KhienTest
class RepeatedCallsTest {
    @Autowired
    private RepeatedCalls calls;

    @Autowired
    private RepeatedCallRows rows;

    @Autowired
    private JdbcClient db;

    private final String key = UUID.randomUUID().toString();

    private static RepeatedCallRows.Call call(String key) {
        return new RepeatedCallRows.Call("", key, "POST /api/v1/things", new byte[] {1});
    }

    private void makeOlder(String interval) {
        db.sql("update idempotency set at = at - cast(:interval as interval) where key = :key")
                .param("interval", interval)
                .param("key", key)
                .update();
    }

    @Test
    void aCallThatRanTooLongDoesNotTouchWhatTookOver() {
        var first = rows.take(call(key)).orElseThrow();
        assertThat(rows.take(call(key))).isEmpty();
        makeOlder("3 minutes");
        var second = rows.take(call(key)).orElseThrow();
        rows.release(call(key), first);
        rows.keep(call(key), first, 201, "/first", "text/plain", new byte[0]);
        assertThat(rows.find(call(key)).orElseThrow().status()).isZero();
        rows.keep(call(key), second, 201, "/second", "text/plain", new byte[0]);
        assertThat(rows.find(call(key)).orElseThrow().location()).isEqualTo("/second");
    }

    @Test
    void whatIsOlderThanADayIsDeletedWhenTheNextKeyIsTaken() {
        assertThat(rows.take(call(key))).isPresent();
        makeOlder("23 hours");
        assertThat(rows.take(call(UUID.randomUUID().toString()))).isPresent();
        assertThat(rows.find(call(key))).isPresent();
        makeOlder("2 hours");
        assertThat(rows.take(call(UUID.randomUUID().toString()))).isPresent();
        assertThat(rows.find(call(key))).isEmpty();
    }

    private MockHttpServletResponse send(String query, FilterChain chain) throws Exception {
        var request = new MockHttpServletRequest("POST", "/api/v1/things");
        request.setQueryString(query);
        request.addHeader("Idempotency-Key", key);
        request.setContent("{}".getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        calls.doFilter(request, response, chain);
        return response;
    }

    @Test
    void whereOnlyTheAnswerCannotBeKeptTheSameCallDoesNotActTwice() throws Exception {
        var acts = new AtomicInteger();
        FilterChain act = (_, response) -> {
            acts.incrementAndGet();
            // PostgreSQL keeps no text with this character.
            ((jakarta.servlet.http.HttpServletResponse) response).setHeader("Location", "/things/\0");
        };
        assertThat(send("a=1", act).getStatus()).isEqualTo(200);
        assertThat(send("a=1", act).getStatus()).isEqualTo(409);
        assertThat(acts).hasValue(1);
    }

    @Test
    void theSameKeyWithAnotherQueryIsAnotherCall() throws Exception {
        var acts = new AtomicInteger();
        FilterChain act = (_, _) -> acts.incrementAndGet();
        assertThat(send("a=1", act).getStatus()).isEqualTo(200);
        assertThat(send("a=2", act).getStatus()).isEqualTo(422);
        assertThat(send("a=1", act).getStatus()).isEqualTo(200);
        assertThat(acts).hasValue(1);
    }
}
