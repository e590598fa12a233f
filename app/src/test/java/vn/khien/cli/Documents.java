package vn.khien.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;

/// One PDF of each kind that the demonstration nation holds or gives out.
final class Documents {
    private final Program program;
    private final String address;
    private final String token;

    /// @param token of an analyst
    Documents(Program program, String address, String token) {
        this.program = program;
        this.address = address;
        this.token = token;
    }

    /// By kind.
    Map<String, byte[]> all() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("signed result", stored("""
                select s.pdf || e.signature
                  from submission s
                  join seal e on e.submission = s.id
                 order by s.id
                 limit 1
                """));
        all.put("letter of an inspection", stored("select pdf from inspection_document where kind = 'letter' limit 1"));
        all.put("minutes", stored("select pdf from inspection_document where kind = 'minutes' limit 1"));
        all.put("signed minutes", stored("select pdf from minutes_signature order by at desc limit 1"));
        all.put("consolidated report", given("/api/v1/reports/consolidated?format=pdf"));
        all.put("leaflet", given("/public/leaflet.pdf"));
        return all;
    }

    private byte[] stored(String query) {
        var context = program.context();
        return Objects.requireNonNull(context.getBean(TransactionTemplate.class).execute(_ -> {
            context.getBean(Wall.class).nation();
            return context.getBean(JdbcClient.class)
                    .sql(query)
                    .query((row, _) -> row.getBytes(1))
                    .single();
        }));
    }

    private byte[] given(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
