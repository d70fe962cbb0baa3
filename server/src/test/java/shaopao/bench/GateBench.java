package shaopao.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import shaopao.gates.GateYard;
import shaopao.kernel.PersonId;
import shaopao.pass.CodeReader;
import shaopao.pass.PassPhones;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.pass.ReaderKeys;
import shaopao.pass.Reading;

/**
 * Code to decision to stored event over HTTP: 64 connections of 60 readers at 30 places, 30,000 people who show a fresh
 * code each time. JVM, database and this driver share the cores. Then codes read in the process, and the bundle of a
 * reader for what Chromium makes of it.
 */
final class GateBench {

    private static final int CONNECTIONS = 64;
    private static final int READERS = 60;
    private static final int PEOPLE = 30_000;
    private static final int STEP_SECONDS = 15;
    private static final int VERIFIED = 200_000;
    private static final int VERIFIED_SIGNED = 4_000;

    private int errors;
    private int refused;
    private int next;
    private long codeStep;
    private long sent;
    private long lastPerConnection;
    private final List<PassPhones.Phone> phones = new ArrayList<>();
    private final List<GateYard.Post> posts = new ArrayList<>();

    private GateBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 8;
        String last;
        try (BenchProgram program = BenchProgram.start("gate", false)) {
            last = new GateBench().run(program, folder, seconds);
        }
        System.out.println(last);
        System.exit(last.endsWith("errors=0") ? 0 : 1);
    }

    private String run(BenchProgram program, Path folder, double seconds) throws Exception {
        List<PersonId> people = people(program);
        phones.addAll(new PassPhones(program.context()).phones(people));
        posts.addAll(new GateYard(program.context(), program.port()).posts(READERS));
        WarmUp.until("decisions", () -> storm(program.port(), seconds, new Tally()));
        refused = 0;
        Tally tally = new Tally();
        double perSecond = storm(program.port(), seconds, tally);
        System.out.printf(
                Locale.ROOT,
                "%d connections: %.0f decisions/s, %s, %d refused%n",
                CONNECTIONS,
                perSecond,
                tally,
                refused);
        long events = program.jdbc()
                .sql("select count(*) from gates.event")
                .query(Long.class)
                .single();
        System.out.printf(Locale.ROOT, "%,d events are stored of %,d that were answered%n", events, sent);
        double verified = verify(program);
        keepBundle(folder);
        return String.format(
                Locale.ROOT,
                "http_per_s=%.0f p99_ms=%.1f verify_per_s=%.0f errors=%d",
                perSecond,
                tally.millis(0.99),
                verified,
                errors + (events == sent ? 0 : 1));
    }

    private static List<PersonId> people(BenchProgram program) {
        List<PersonId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(PersonId.next());
        }
        program.jdbc().sql("""
                insert into people.person (id, number, name, kind, present, source, changed_at)
                select id, 'B' || n, '测试人员', 'STUDENT', true, 'bench', now()
                from unnest(:ids::uuid[]) with ordinality as p (id, n)
                """).param("ids", people).update();
        return people;
    }

    /**
     * As much as was sent the last time is signed before the clock runs: phones and readers compute on cores of their
     * own. A connection that has sent it all goes on with what it signs at once.
     */
    private double storm(int port, double seconds, Tally into) throws Exception {
        List<Deque<byte[]>> requests = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Deque<byte[]> own = new ArrayDeque<>();
            for (int k = 0; k < lastPerConnection; k++) {
                own.add(post(i).request(code()));
            }
            requests.add(own);
        }
        Tally told = new Volley(port).run(CONNECTIONS, (long) (seconds * 1e9), new Volley.Side() {
            @Override
            public byte[] request(int connection) {
                sent++;
                Deque<byte[]> own = requests.get(connection);
                return own.isEmpty() ? post(connection).request(code()) : own.remove();
            }

            @Override
            public void answered(boolean good, String body) {
                if (!good || !body.startsWith("{\"event\"")) {
                    errors++;
                    System.err.println(body);
                } else if (!body.contains("\"open\":true")) {
                    refused++;
                }
            }
        });
        into.add(told);
        lastPerConnection = told.count() / CONNECTIONS;
        return told.count() / seconds;
    }

    private GateYard.Post post(int connection) {
        return posts.get(connection % posts.size());
    }

    /**
     * Each time another person; when all have passed, with the code of another quarter of a minute, from half a minute
     * ago to three quarters ahead, as clocks may be wrong. No code is shown twice.
     */
    private String code() {
        long now = step();
        if (next == PEOPLE || codeStep < now - 3) {
            next = 0;
            codeStep = Math.max(codeStep + 1, now - 2);
            while (codeStep > step() + 3) {
                LockSupport.parkNanos(100_000_000);
            }
        }
        return phones.get(next++).briefText(Instant.ofEpochSecond(codeStep * STEP_SECONDS + STEP_SECONDS / 2));
    }

    private static long step() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }

    private double verify(BenchProgram program) {
        CodeReader reader = program.bean(CodeReader.class);
        Reader gate = Reader.of(ReaderId.of("00000000-0000-0000-0000-000000000001"));
        Instant now = Instant.now();
        List<byte[]> codes =
                phones.subList(0, 2_000).stream().map(phone -> phone.brief(now)).toList();
        double perSecond = 0;
        for (int round = 0; round < 3; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < VERIFIED; i++) {
                if (!(reader.verify(codes.get(i % codes.size()), gate, Purpose.ENTER, now)
                        instanceof Reading.Accepted)) {
                    errors++;
                }
            }
            perSecond = VERIFIED * 1e9 / (System.nanoTime() - begun);
        }
        var keys = program.bean(ReaderKeys.class).keys();
        List<byte[]> signed =
                phones.subList(0, 500).stream().map(phone -> phone.signed(now)).toList();
        double signedPerSecond = 0;
        for (int round = 0; round < 2; round++) {
            long begun = System.nanoTime();
            for (int i = 0; i < VERIFIED_SIGNED; i++) {
                if (CodeReader.verifySigned(signed.get(i % signed.size()), keys, Purpose.ENTER, now)
                        .isPresent()) {
                    errors++;
                }
            }
            signedPerSecond = VERIFIED_SIGNED * 1e9 / (System.nanoTime() - begun);
        }
        System.out.printf(
                Locale.ROOT,
                "one core reads %,.0f codes/s by HMAC and %,.0f/s by signature%n",
                perSecond,
                signedPerSecond);
        return perSecond;
    }

    /** For {@code bench/gate-offline.mjs}: bundle, people, and codes of the next minutes. */
    private void keepBundle(Path folder) throws Exception {
        List<byte[]> parts = posts.getFirst().bundle();
        Files.write(folder.resolve("bundle.json"), parts.get(0));
        Files.write(folder.resolve("people.bin"), parts.get(1));
        StringBuilder codes = new StringBuilder();
        Instant at = Instant.now();
        codes.append(at.getEpochSecond()).append('\n');
        phones.subList(0, 1_000).forEach(phone -> codes.append(phone.text(at)).append('\n'));
        Files.writeString(folder.resolve("codes.txt"), codes);
        System.out.printf(
                Locale.ROOT,
                "bundle: %,d bytes, people: %,d bytes for %,d%n",
                parts.get(0).length,
                parts.get(1).length,
                PEOPLE);
    }
}
