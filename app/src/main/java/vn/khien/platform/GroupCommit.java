package vn.khien.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// Writes together what arrives together: while a group is being written those who come wait, and are the next group.
/// Alone, an act is written at once. It is to small acts what a database's group commit is to transactions.
///
/// @param <A> an act that stands or falls by itself, whatever else is in its group
public final class GroupCommit<A> implements AutoCloseable {
    /// More would keep the first waiting for the last.
    private static final int MOST = 64;

    private final Function<List<A>, List<Boolean>> writing;
    private final BlockingQueue<Waiting<A>> arrived = new LinkedBlockingQueue<>();
    private final Thread writer;

    private record Waiting<A>(A act, CompletableFuture<Boolean> written) {}

    /// @param writing writes a group, at most 64 acts, and says of each whether it was written
    public GroupCommit(String name, Function<List<A>, List<Boolean>> writing) {
        this.writing = writing;
        this.writer = Thread.ofVirtual().name(name).start(this::writeGroups);
    }

    /// Waits until the act was written or left alone, and says which. What `writing` throws comes to everybody in the
    /// group: it does not say whether the act itself was at fault.
    public boolean write(A act) {
        var mine = new Waiting<>(act, new CompletableFuture<Boolean>());
        arrived.add(mine);
        try {
            return mine.written.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void writeGroups() {
        var group = new ArrayList<Waiting<A>>(MOST);
        try {
            while (true) {
                group.add(arrived.take());
                arrived.drainTo(group, MOST - 1);
                write(group);
                group.clear();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Waiting<A>> group) {
        try {
            var written = writing.apply(group.stream().map(Waiting::act).toList());
            for (int place = 0; place < group.size(); place++) {
                group.get(place).written.complete(written.get(place));
            }
        } catch (RuntimeException | Error failed) {
            group.forEach(one -> one.written.completeExceptionally(failed));
        }
    }

    @Override
    public void close() {
        writer.interrupt();
    }
}
