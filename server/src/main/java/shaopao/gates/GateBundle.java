package shaopao.gates;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * What a reader needs to decide without a network, signed as a whole (ADR 117). Who may pass stands in a file of its
 * own, which is large and changes seldom; what must reach readers soon stands here.
 *
 * @param places the place of the gate and all in which it lies
 * @param version of the policy
 * @param goodUntil afterwards the reader refuses everybody
 * @param keys by which signed codes are checked
 * @param people names the file by the SHA-256 of its bytes, in hexadecimal
 * @param peopleKey key of the hashes in the file and here, in Base64
 * @param carriers how cards and printed passes are hashed first, since what they tell is short
 * @param stopped hashes of what is in the file and good no more, 8 bytes each, together in Base64
 * @param inside hash (8 bytes) and minute of the last entry since 1970 (4 bytes) of each who is inside, in Base64
 * @param count how many are inside
 */
record GateBundle(
        int format,
        UUID reader,
        EntryId entry,
        Words entryName,
        Words placeName,
        Direction way,
        List<UUID> places,
        GatePolicy policy,
        long version,
        Instant madeAt,
        Instant goodUntil,
        List<BundleKey> keys,
        String people,
        String peopleKey,
        SlowSalt carriers,
        String stopped,
        String inside,
        int count) {

    /** 2 since cards and printed passes stand in the file of people. */
    static final int FORMAT = 2;

    /**
     * A public key.
     *
     * @param number as codes name it
     * @param kind {@code ED25519} or {@code SM2}
     * @param key in Base64
     */
    record BundleKey(int number, String kind, String key) {}

    /** Salt in Base64 and rounds of PBKDF2 with HMAC-SHA256. */
    record SlowSalt(String salt, int rounds) {}

    GateBundle {
        places = List.copyOf(places);
        keys = List.copyOf(keys);
    }
}
