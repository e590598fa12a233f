package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// Whoever asks while a directive is counted waits, and is not counted for again.
class SharedCountingTest {
    private static final long DIRECTIVE = 7;

    private final SharedCounting<String> shared = new SharedCounting<>();
    private final FutureTask<String> second = new FutureTask<>(() -> shared.of(DIRECTIVE, () -> {
        throw new AssertionError("counted a second time");
    }));

    /// Returns when another asks and has to wait.
    private void letTheSecondAsk() {
        var asking = Thread.ofPlatform().start(second);
        while (asking.getState() != Thread.State.WAITING && asking.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whoWaitsGetsWhatWasCounted() throws Exception {
        assertThat(shared.of(DIRECTIVE, () -> {
                    letTheSecondAsk();
                    return "counted";
                }))
                .isEqualTo("counted");
        assertThat(second.get()).isEqualTo("counted");
    }

    @Test
    void aCountingThatFailedFailsForThoseWhoWaitedAndForNobodyAfter() {
        assertThatThrownBy(() -> shared.of(DIRECTIVE, () -> {
                    letTheSecondAsk();
                    throw new IllegalStateException("no database");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(second::get)
                .hasCauseInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(shared.of(DIRECTIVE, () -> "counted")).isEqualTo("counted");
    }
}
