package shaopao.http;

import java.util.concurrent.ConcurrentHashMap;

/** Who may send how much: each key has a bucket that refills at a steady rate and holds a burst. */
final class TokenBuckets {

    private static final int KEYS_MAX = 50_000;

    private final double perNano;
    private final int burst;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    TokenBuckets(int perSecond, int burst) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
    }

    private record Bucket(double tokens, long atNanos) {}

    /** Takes one token. @return 0 when there was one, else the seconds after which there will be. */
    long take(String key, long nowNanos) {
        if (buckets.size() > KEYS_MAX) {
            buckets.values().removeIf(bucket -> filled(bucket, nowNanos) >= burst);
        }
        long[] waitSeconds = {0};
        buckets.compute(key, (_, old) -> {
            double tokens = old == null ? burst : filled(old, nowNanos);
            if (tokens >= 1) {
                return new Bucket(tokens - 1, nowNanos);
            }
            waitSeconds[0] = Math.max(1, (long) Math.ceil((1 - tokens) / perNano / 1e9));
            return new Bucket(tokens, nowNanos);
        });
        return waitSeconds[0];
    }

    private double filled(Bucket bucket, long nowNanos) {
        return Math.min(burst, bucket.tokens() + Math.max(0, nowNanos - bucket.atNanos()) * perNano);
    }
}
