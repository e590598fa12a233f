package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static List<Boolean> even(List<Integer> acts) {
        return acts.stream().map(act -> act % 2 == 0).toList();
    }

    @Test
    void oneAloneIsWrittenByItself() {
        var groups = Collections.synchronizedList(new ArrayList<List<Integer>>());
        try (var commit = new GroupCommit<Integer, Boolean>("one", 1, acts -> {
            groups.add(acts);
            return even(acts);
        })) {
            assertThat(commit.write(4)).isTrue();
            assertThat(commit.write(5)).isFalse();
        }
        assertThat(groups).containsExactly(List.of(4), List.of(5));
    }

    @Test
    void whoeverComesMeanwhileIsTheNextGroupAndEachLearnsItsOwnResult() throws InterruptedException {
        var firstIsWritten = new CountDownLatch(1);
        var writingBegan = new CountDownLatch(1);
        var groups = Collections.synchronizedList(new ArrayList<List<Integer>>());
        try (var commit = new GroupCommit<Integer, Boolean>("many", 1, acts -> {
                    groups.add(acts);
                    writingBegan.countDown();
                    await(firstIsWritten);
                    return even(acts);
                });
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> commit.write(0), people);
            writingBegan.await();
            var others = IntStream.rangeClosed(1, 200)
                    .mapToObj(act -> CompletableFuture.supplyAsync(() -> commit.write(act), people))
                    .toList();
            firstIsWritten.countDown();
            assertThat(first.join()).isTrue();
            for (int act = 1; act <= 200; act++) {
                assertThat(others.get(act - 1).join()).isEqualTo(act % 2 == 0);
            }
        }
        assertThat(groups.getFirst()).containsExactly(0);
        assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeLessThanOrEqualTo(64));
        assertThat(groups.stream().flatMap(List::stream)).hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void aGroupThatFailsFailsForItsActsAndTheNextIsWritten() {
        try (var commit = new GroupCommit<Integer, Boolean>("failing", 1, acts -> {
            if (acts.contains(13)) {
                throw new IllegalStateException("no");
            }
            return even(acts);
        })) {
            assertThatThrownBy(() -> commit.write(13))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
            assertThat(commit.write(2)).isTrue();
        }
    }

    @Test
    void whoWaitsWhenItIsClosedIsSentAwayAndSoIsWhoComesLater() throws InterruptedException {
        var never = new CountDownLatch(1);
        var writingBegan = new CountDownLatch(1);
        var commit = new GroupCommit<Integer, Boolean>("closed", 1, acts -> {
            writingBegan.countDown();
            await(never);
            return even(acts);
        });
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = CompletableFuture.supplyAsync(() -> commit.write(0), people);
            writingBegan.await();
            var waiting = CompletableFuture.supplyAsync(() -> commit.write(2), people);
            commit.close();
            assertThatThrownBy(written::join).hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(waiting::join).hasCauseInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> commit.write(4)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
