package shaopao.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
    private static final int WARMING = 6;
    private static final int PEOPLE = 30_000;
    private static final int VERIFIED = 200_000;
    private static final int VERIFIED_SIGNED = 4_000;

    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong next = new AtomicLong();
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
        for (int round = 0; round < WARMING; round++) {
            storm(program.port(), seconds);
        }
        refused.set(0);
        Tally tally = new Tally();
        double perSecond = storm(program.port(), seconds, tally);
        System.out.printf(
                Locale.ROOT,
                "%d connections: %.0f decisions/s, %s, %d refused%n",
                CONNECTIONS,
                perSecond,
                tally,
                refused.get());
        long events = program.jdbc()
                .sql("select count(*) from gates.event")
                .query(Long.class)
                .single();
        System.out.printf(Locale.ROOT, "%,d events are stored of %,d that were answered%n", events, next.get());
        double verified = verify(program);
        keepBundle(folder);
        return String.format(
                Locale.ROOT,
                "http_per_s=%.0f p99_ms=%.1f verify_per_s=%.0f errors=%d",
                perSecond,
                tally.millis(0.99),
                verified,
                errors.get() + (events == next.get() ? 0 : 1));
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

    private void storm(int port, double seconds) throws Exception {
        System.out.printf(Locale.ROOT, "warming: %.0f decisions/s%n", storm(port, seconds, new Tally()));
    }

    private double storm(int port, double seconds, Tally into) throws Exception {
        long until = System.nanoTime() + (long) (seconds * 1e9);
        List<Tally> tallies = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Tally tally = new Tally();
            tallies.add(tally);
            GateYard.Post post = posts.get(i % posts.size());
            threads.add(Thread.ofPlatform().start(() -> rounds(port, post, until, tally)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        tallies.forEach(into::add);
        return into.count() / seconds;
    }

    private void rounds(int port, GateYard.Post post, long until, Tally tally) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 4_096);
            while (System.nanoTime() < until) {
                byte[] request = post.request(code());
                long begun = System.nanoTime();
                socket.getOutputStream().write(request);
                String answer = answer(in);
                tally.add(System.nanoTime() - begun);
                if (!answer.startsWith("{\"event\"")) {
                    errors.incrementAndGet();
                    System.err.println(answer);
                } else if (!answer.contains("\"open\":true")) {
                    refused.incrementAndGet();
                }
            }
        } catch (IOException e) {
            errors.incrementAndGet();
            System.err.println(e);
        }
    }

    /** Each time another person; when all have passed, with the code of another quarter of a minute. */
    private String code() {
        long nth = next.getAndIncrement();
        long around = nth / PEOPLE % 7 - 3;
        return phones.get((int) (nth % PEOPLE)).briefText(Instant.now().plusSeconds(around * 15));
    }

    private static String answer(InputStream in) throws IOException {
        int length = 0;
        boolean good = line(in).contains(" 200");
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return good ? body : "refused: " + body;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(48);
        for (int one = in.read(); one != '\n' && one >= 0; one = in.read()) {
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
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
                    errors.incrementAndGet();
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
                    errors.incrementAndGet();
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
