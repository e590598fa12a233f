package vn.khien.picture;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// One counting at a time for each directive: who asks while it runs waits for it and gets what it gives.
final class SharedCounting<T> {
    private final Map<Long, CompletableFuture<T>> running = new ConcurrentHashMap<>();

    /// @throws java.util.concurrent.CompletionException where the counting of another failed, with why
    T of(long directive, Supplier<T> counting) {
        var own = new CompletableFuture<T>();
        var begun = running.putIfAbsent(directive, own);
        if (begun != null) {
            return begun.join();
        }
        try {
            var counted = counting.get();
            own.complete(counted);
            return counted;
        } catch (RuntimeException | Error failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            running.remove(directive, own);
        }
    }
}
