package vn.khien.inventory;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads on a thread of its own while the caller's thread, which holds the transaction, takes what was read: a file is
/// parsed while its rows are written. Little waits in between, so that memory does not grow with the file.
final class ReadAhead {
    private static final int WAITING_MAX = 2;

    private ReadAhead() {}

    /// @param reading gives what it reads to its argument, one after the other; what it returns is returned. Where
    ///     taking fails it is interrupted
    /// @param taking runs on the caller's thread
    static <T, R> R run(Function<Consumer<T>, R> reading, Consumer<T> taking) {
        var waiting = new LinkedBlockingQueue<Optional<T>>();
        var room = new Semaphore(WAITING_MAX);
        try (var thread = Executors.newSingleThreadExecutor()) {
            try {
                var result = thread.submit(() -> {
                    try {
                        return reading.apply(one -> {
                            acquire(room);
                            waiting.add(Optional.of(one));
                        });
                    } finally {
                        waiting.add(Optional.empty());
                    }
                });
                for (var one = waiting.take(); one.isPresent(); one = waiting.take()) {
                    taking.accept(one.get());
                    room.release();
                }
                return result.get();
            } finally {
                thread.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("reading failed", failed.getCause());
        }
    }

    private static void acquire(Semaphore room) {
        try {
            room.acquire();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("reading was interrupted", stopped);
    }
}
