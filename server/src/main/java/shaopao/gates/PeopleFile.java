package shaopao.gates;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;
import shaopao.gates.PassageFacts.Visit;
import shaopao.gates.spi.FactSource.Span;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of a bundle as bytes: 4 bytes of length, JSON of the distinct facts and of the leaves, then a row of 12
 * bytes for each pass number in the order of its hash: 8 bytes of keyed hash, 4 bytes place among the facts. Equal
 * facts stand once, and facts that the policy does not ask for are left out. Pure.
 */
final class PeopleFile {

    static final int HASH_BYTES = 8;
    static final int ROW_BYTES = HASH_BYTES + 4;

    private PeopleFile() {}

    /** Facts as readers get them. {@code visit} of a guest: from and until in seconds, then its places. */
    record BundleFacts(
            String kind,
            Optional<String> unit,
            Optional<Integer> grade,
            boolean offCampus,
            List<String> marks,
            Map<String, String> campaigns,
            Optional<BundleVisit> visit) {}

    /** A visit: seconds since 1970, places empty for every one that lets visitors in. */
    record BundleVisit(long from, long until, List<String> places) {}

    /** The part in JSON. {@code leaves}: row, from, until in seconds. */
    record Head(List<BundleFacts> facts, List<List<Long>> leaves) {}

    /** One number with what is known of its holder. */
    record Row(long number, PassageFacts facts) {}

    static byte[] bytes(List<Row> rows, GatePolicy policy, SecretKeySpec key, Instant now, JsonMapper json) {
        Wanted wanted = Wanted.by(policy);
        Map<BundleFacts, Integer> places = new LinkedHashMap<>();
        TreeMap<Long, Row> sorted = new TreeMap<>(Long::compareUnsigned);
        rows.forEach(row -> sorted.put(hash(key, row.number()), row));
        ByteBuffer table = ByteBuffer.allocate(sorted.size() * ROW_BYTES);
        List<List<Long>> leaves = new ArrayList<>();
        long at = 0;
        for (Map.Entry<Long, Row> one : sorted.entrySet()) {
            PassageFacts facts = one.getValue().facts();
            table.putLong(one.getKey());
            table.putInt(places.computeIfAbsent(wanted.of(facts), _ -> places.size()));
            if (wanted.leaves()) {
                for (Span leave : facts.leaves()) {
                    if (leave.until().isAfter(now)) {
                        leaves.add(List.of(
                                at, leave.from().getEpochSecond(), leave.until().getEpochSecond()));
                    }
                }
            }
            at++;
        }
        byte[] head = json.writeValueAsBytes(new Head(List.copyOf(places.keySet()), leaves));
        return ByteBuffer.allocate(4 + head.length + table.position())
                .putInt(head.length)
                .put(head)
                .put(table.array(), 0, table.position())
                .array();
    }

    /** In lower-case hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first 8 bytes of HMAC-SHA256 over the 5 bytes of a pass number. */
    static long hash(SecretKeySpec key, long number) {
        byte[] bytes = Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(number).array(), 3, 8);
        return ByteBuffer.wrap(ReaderSessions.mac(key, bytes)).getLong();
    }

    /** Which facts the lines of a policy ask for; the kind is shown on the screen and always there. */
    private record Wanted(
            boolean unit,
            boolean grade,
            boolean offCampus,
            Predicate<String> marks,
            boolean campaigns,
            boolean leaves) {

        static Wanted by(GatePolicy policy) {
            String all = String.join(
                    "\n", policy.lines().stream().map(PolicyLine::condition).toList());
            return new Wanted(
                    all.contains("unit"),
                    all.contains("grade"),
                    all.contains("offCampus"),
                    AskedMarks.by(policy),
                    all.contains("campaigns"),
                    all.contains("onLeave"));
        }

        BundleFacts of(PassageFacts facts) {
            return new BundleFacts(
                    facts.kind(),
                    facts.unit().filter(_ -> unit),
                    facts.grade().filter(_ -> grade),
                    offCampus && facts.offCampus(),
                    facts.marks().stream().filter(marks).toList(),
                    campaigns ? new TreeMap<>(facts.campaigns()) : new HashMap<>(),
                    facts.visit().map(Wanted::visit));
        }

        private static BundleVisit visit(Visit visit) {
            return new BundleVisit(
                    visit.time().from().getEpochSecond(),
                    visit.time().until().getEpochSecond(),
                    visit.places().stream().map(Object::toString).sorted().toList());
        }
    }

    /** Length of the part in JSON and the part itself, for tests and simulators. */
    static Head head(byte[] file, JsonMapper json) {
        ByteBuffer read = ByteBuffer.wrap(file);
        byte[] head = new byte[read.getInt()];
        read.get(head);
        return json.readValue(new String(head, StandardCharsets.UTF_8), Head.class);
    }
}
