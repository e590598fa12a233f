package vn.khien.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes together what arrives together: while a group is being written those who come wait, and are the next group.
/// Alone, an act is written at once. It is to small acts what a database's group commit is to transactions.
///
/// @param <A> an act that stands or falls by itself, whatever else is in its group
/// @param <R> what became of it
public final class GroupCommit<A, R> implements AutoCloseable {
    /// More would keep the first waiting for the last.
    private static final int MOST = 64;

    private final Function<List<A>, List<R>> writing;
    private final BlockingQueue<Waiting<A, R>> arrived = new LinkedBlockingQueue<>();
    private final List<Thread> writers;
    private volatile boolean closed;

    private record Waiting<A, R>(A act, CompletableFuture<R> written) {}

    /// @param writers how many groups at most are being written at once
    /// @param writing writes a group, at most 64 acts, and says of each what became of it
    public GroupCommit(String name, int writers, Function<List<A>, List<R>> writing) {
        this.writing = writing;
        this.writers = IntStream.range(0, writers)
                .mapToObj(place -> Thread.ofVirtual().name(name, place).start(this::writeGroups))
                .toList();
    }

    /// Waits until the act was written or left alone, and says what became of it. What `writing` throws comes to
    /// everybody in the group: it does not say whether the act itself was at fault.
    ///
    /// @throws IllegalStateException where nothing is written any more
    public R write(A act) {
        var mine = new Waiting<>(act, new CompletableFuture<R>());
        arrived.add(mine);
        if (closed) {
            sendAway();
        }
        try {
            return mine.written.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void writeGroups() {
        var group = new ArrayList<Waiting<A, R>>(MOST);
        try {
            while (!closed) {
                group.add(arrived.take());
                arrived.drainTo(group, MOST - 1);
                write(group);
                group.clear();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Waiting<A, R>> group) {
        try {
            var written = writing.apply(group.stream().map(Waiting::act).toList());
            for (int place = 0; place < group.size(); place++) {
                group.get(place).written.complete(written.get(place));
            }
        } catch (RuntimeException | Error failed) {
            group.forEach(one -> one.written.completeExceptionally(failed));
        }
    }

    /// Nobody waits for an answer that would never come.
    @Override
    public void close() {
        closed = true;
        writers.forEach(Thread::interrupt);
        sendAway();
    }

    private void sendAway() {
        for (var one = arrived.poll(); one != null; one = arrived.poll()) {
            one.written.completeExceptionally(new IllegalStateException("nothing is written any more"));
        }
    }
}
