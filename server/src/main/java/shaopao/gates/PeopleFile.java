package shaopao.gates;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;
import shaopao.gates.PassageFacts.Visit;
import shaopao.pass.ReaderKeys.PaperTime;
import tools.jackson.databind.json.JsonMapper;

/**
 * The people of a bundle as bytes: 4 bytes of length, JSON of the distinct facts, leaves and times of printed passes,
 * then a row of 12 bytes for each pass in the order of its hash: 8 bytes of keyed hash, 4 bytes place among the facts;
 * then a row of 12 bytes for each card and printed pass in the order of its hash: 8 bytes of hash, 4 bytes row of its
 * pass. Equal facts stand once, and facts that the policy does not ask for are left out. Pure.
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

    /**
     * The part in JSON.
     *
     * @param rows so many rows of people; those of cards and printed passes follow
     * @param leaves row, from, until in seconds
     * @param papers row among cards and printed passes, from, until in seconds, 1 when good for one use
     */
    record Head(List<BundleFacts> facts, int rows, List<List<Long>> leaves, List<List<Long>> papers) {}

    /** A pass, by the name of its number, with what is known of its holder. */
    record Row(String name, PassageFacts facts) {}

    /** A card or printed pass, by its name, and the name in the row of its pass. */
    record Other(String name, String row, Optional<PaperTime> paper) {}

    static byte[] bytes(
            List<Row> rows, List<Other> others, GatePolicy policy, SecretKeySpec key, Instant now, JsonMapper json) {
        Wanted wanted = Wanted.by(policy);
        Map<BundleFacts, Integer> places = new LinkedHashMap<>();
        TreeMap<Long, Row> sorted = new TreeMap<>(Long::compareUnsigned);
        rows.forEach(row -> sorted.put(hash(key, row.name()), row));
        Map<String, Integer> rowOf = new HashMap<>();
        ByteBuffer table = ByteBuffer.allocate((sorted.size() + others.size()) * ROW_BYTES);
        List<List<Long>> leaves = new ArrayList<>();
        for (Map.Entry<Long, Row> one : sorted.entrySet()) {
            PassageFacts facts = one.getValue().facts();
            long at = rowOf.size();
            rowOf.put(one.getValue().name(), rowOf.size());
            table.putLong(one.getKey());
            table.putInt(places.computeIfAbsent(wanted.of(facts), _ -> places.size()));
            facts.leaves().stream()
                    .filter(leave -> wanted.leaves() && leave.until().isAfter(now))
                    .map(leave -> spanned(at, leave.from(), leave.until()))
                    .forEach(leaves::add);
        }
        List<List<Long>> papers = others(others, rowOf, key, table);
        Head said = new Head(List.copyOf(places.keySet()), sorted.size(), leaves, papers);
        byte[] head = json.writeValueAsBytes(said);
        return ByteBuffer.allocate(4 + head.length + table.position())
                .putInt(head.length)
                .put(head)
                .put(table.array(), 0, table.position())
                .array();
    }

    /** Writes the rows of cards and printed passes behind those of people; gives when the printed ones are good. */
    private static List<List<Long>> others(
            List<Other> others, Map<String, Integer> rowOf, SecretKeySpec key, ByteBuffer table) {
        TreeMap<Long, Other> sorted = new TreeMap<>(Long::compareUnsigned);
        others.stream()
                .filter(one -> rowOf.containsKey(one.row()))
                .forEach(one -> sorted.put(hash(key, one.name()), one));
        List<List<Long>> papers = new ArrayList<>();
        long at = 0;
        for (Map.Entry<Long, Other> one : sorted.entrySet()) {
            table.putLong(one.getKey());
            table.putInt(Objects.requireNonNull(rowOf.get(one.getValue().row())));
            long row = at++;
            one.getValue()
                    .paper()
                    .map(time -> {
                        List<Long> paper = new ArrayList<>(spanned(row, time.from(), time.until()));
                        paper.add(time.once() ? 1L : 0L);
                        return paper;
                    })
                    .ifPresent(papers::add);
        }
        return papers;
    }

    private static List<Long> spanned(long row, Instant from, Instant until) {
        return List.of(row, from.getEpochSecond(), until.getEpochSecond());
    }

    /** In lower-case hexadecimal. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first 8 bytes of HMAC-SHA256 over the bytes of a name. */
    static long hash(SecretKeySpec key, String name) {
        return ByteBuffer.wrap(ReaderSessions.mac(key, HexFormat.of().parseHex(name)))
                .getLong();
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
