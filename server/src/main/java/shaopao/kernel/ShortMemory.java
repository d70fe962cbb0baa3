package shaopao.kernel;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Remembers answers for a few seconds, so that a burst of requests asks once. Bounded. For what may lag behind by so
 * much: other nodes are not told when the truth changes.
 */
public final class ShortMemory<K, V> {

    private static final int ENTRIES_MAX = 50_000;

    private record Remembered<V>(V value, long nanos) {}

    private final ConcurrentHashMap<K, Remembered<V>> entries = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();
    private final long nanosMax;

    public ShortMemory(Duration ageMax) {
        this.nanosMax = ageMax.toNanos();
    }

    public V of(K key, Function<K, V> ask) {
        Remembered<V> known = entries.get(key);
        long now = System.nanoTime();
        if (known != null && now - known.nanos() < nanosMax) {
            return known.value();
        }
        long before = forgotten.get();
        V fresh = ask.apply(key);
        if (entries.size() >= ENTRIES_MAX) {
            entries.values().removeIf(old -> now - old.nanos() >= nanosMax);
        }
        if (entries.size() < ENTRIES_MAX) {
            Remembered<V> made = new Remembered<>(fresh, now);
            entries.put(key, made);
            if (forgotten.get() != before) {
                // Asked before something changed that was forgotten meanwhile
                entries.remove(key, made);
            }
        }
        return fresh;
    }

    public void forget(K key) {
        forgotten.incrementAndGet();
        entries.remove(key);
    }

    public void forgetAll() {
        forgotten.incrementAndGet();
        entries.clear();
    }
}
