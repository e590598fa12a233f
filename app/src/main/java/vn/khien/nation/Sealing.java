package vn.khien.nation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.submission.Gathering;
import vn.khien.submission.Preparing;
import vn.khien.submission.Signing;

/// Heads prepare, declare, sign and send, one after the other; the documents of the next ones are drawn while one
/// signs.
@Component
class Sealing {
    private static final int AHEAD = 2;

    private final Gathering gathering;
    private final Preparing preparing;
    private final Signing signing;
    private final Calendar calendar;

    Sealing(Gathering gathering, Preparing preparing, Signing signing, Calendar calendar) {
        this.gathering = gathering;
        this.preparing = preparing;
        this.signing = signing;
        this.calendar = calendar;
    }

    /// When which head signs.
    record Appointed(Instant at, Viewer head) {}

    private record Waiting(Appointed appointed, Future<Preparing.Drawn> drawn) {}

    void sealAll(List<Appointed> heads, long directive) {
        var waiting = new ArrayDeque<Waiting>();
        try (var drawing = Executors.newFixedThreadPool(AHEAD)) {
            for (var appointed : heads) {
                calendar.turnTo(appointed.at());
                var gathered = gathering.gather(
                        appointed.head(), directive, appointed.head().organisationCode());
                waiting.add(new Waiting(appointed, drawing.submit(() -> preparing.draw(gathered))));
                if (waiting.size() > AHEAD) {
                    seal(waiting.remove());
                }
            }
            waiting.forEach(this::seal);
        }
    }

    private void seal(Waiting waiting) {
        var head = waiting.appointed().head();
        calendar.turnTo(waiting.appointed().at());
        var prepared = preparing.keep(head, get(waiting.drawn()));
        var result = signing.sign(
                head, prepared.id(), "Tôi chịu trách nhiệm trước pháp luật và Thủ tướng Chính phủ về kết quả này.");
        if (!(result instanceof Signing.Result.Sealed)) {
            throw new IllegalStateException("not sealed: " + result);
        }
    }

    private static Preparing.Drawn get(Future<Preparing.Drawn> drawn) {
        try {
            return drawn.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a document could not be drawn", e.getCause());
        }
    }
}
