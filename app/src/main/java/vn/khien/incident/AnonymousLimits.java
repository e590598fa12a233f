package vn.khien.incident;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// How much may be told without signing in: per address, and by all together. Decided in memory, so that whoever is
/// turned away costs no connection; memory is bounded by forgetting the address that was quiet the longest.
@Component
class AnonymousLimits {
    static final int PER_ADDRESS = 20;
    static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
    static final int OF_ALL = 120;
    static final Duration ALL_WINDOW = Duration.ofMinutes(1);
    static final int ADDRESSES_MAX = 10_000;

    private final TimeMeter time;
    private final Bucket all;
    private final Map<String, Bucket> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    @Autowired
    AnonymousLimits() {
        this(TimeMeter.SYSTEM_MILLISECONDS);
    }

    AnonymousLimits(TimeMeter time) {
        this.time = time;
        this.all = bucket(OF_ALL, ALL_WINDOW);
    }

    /// Whether one more is taken from this address now. One address alone cannot use up what all share.
    synchronized boolean take(String address) {
        return byAddress
                        .computeIfAbsent(address, _ -> bucket(PER_ADDRESS, ADDRESS_WINDOW))
                        .tryConsume(1)
                && all.tryConsume(1);
    }

    private Bucket bucket(int capacity, Duration window) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, window))
                .build();
    }
}
