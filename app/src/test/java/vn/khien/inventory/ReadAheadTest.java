package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is read on another thread arrives here, in order, and whichever side fails, the other one ends.
class ReadAheadTest {
    private static final int MANY = 1_000;

    private static String read(Consumer<Integer> into) {
        IntStream.range(0, MANY).forEach(into::accept);
        return "done";
    }

    @Test
    void allArrivesInOrderOnTheCallersThread() {
        var taken = new ArrayList<Integer>();
        var caller = Thread.currentThread();
        var result = ReadAhead.<Integer, String>run(ReadAheadTest::read, one -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            taken.add(one);
        });
        assertThat(result).isEqualTo("done");
        assertThat(taken).isEqualTo(IntStream.range(0, MANY).boxed().toList());
    }

    @Test
    void readingEndsWhereTakingFails() {
        assertThatThrownBy(() -> ReadAhead.<Integer, String>run(ReadAheadTest::read, one -> {
                    throw new IllegalStateException("cannot take " + one);
                }))
                .hasMessage("cannot take 0");
    }

    @Test
    void whatReadingThrewIsToldAfterWhatCameBefore() {
        var taken = new ArrayList<Integer>();
        assertThatThrownBy(() -> ReadAhead.<Integer, String>run(
                        into -> {
                            List.of(1, 2).forEach(into);
                            throw new IllegalStateException("the file ends");
                        },
                        taken::add))
                .hasRootCauseMessage("the file ends");
        assertThat(taken).containsExactly(1, 2);
    }
}
