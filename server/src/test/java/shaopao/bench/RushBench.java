package shaopao.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import shaopao.access.Accounts;
import shaopao.booking.RushHall;
import shaopao.kernel.PersonId;

/**
 * 10,000 people, each signed in, press within the same second for 500 seats over HTTP: first come first served, then in
 * a draw, and the same beside a plain implementation that locks a row. Everybody presses at a moment of their own
 * within the second; times are counted from that moment, so that who waits for others is counted as waiting. JVM,
 * database and this driver share the cores. The first rounds warm the program up.
 */
final class RushBench {

    private static final int PEOPLE = 10_000;
    private static final int SEATS = 500;
    private static final int CONNECTIONS = 128;
    private static final int WARM = 3;
    private static final String TOKEN = "0190a0de-0000-7000-8000-000000000000";

    private final List<String> cookies = new ArrayList<>();
    private final AtomicInteger unclear = new AtomicInteger();
    private int port;
    private int hour;

    private RushBench() {}

    public static void main(String[] args) throws Exception {
        String last;
        try (BenchProgram program = BenchProgram.start("rush", false)) {
            last = new RushBench().run(program);
        }
        System.out.println(last);
        System.exit(last.contains(" double=0 ") ? 0 : 1);
    }

    /** What a round came to: how many were told yes, no and neither, answers a second, and how long they took. */
    private record Round(int yes, int no, int unclear, double perSecond, Tally tally) {}

    private String run(BenchProgram program) throws Exception {
        port = program.port();
        cookies.addAll(new Accounts(program.context()).begin(people(program)));
        RushHall hall = new RushHall(program.context(), SEATS);
        RowLockSeats plain = RowLockSeats.open(program, SEATS);
        Round first = null;
        Round rowlock = null;
        Round lots = null;
        int wrong = 0;
        for (int round = 0; round <= WARM; round++) {
            Instant[] hours = next();
            String pool = plain.pool();
            rowlock = storm(nth -> new String[] {RowLockSeats.PATH, "{\"pool\":\"" + pool + "\"}"}, "\"seat\"");
            first = storm(nth -> new String[] {"/api/bookings/any", hall.ask(hours[0], hours[1])}, "\"CONFIRMED\"");
            told("first come", first, hall.given(hours[0], hours[1]));
            told("row lock", rowlock, plain.given(pool));
            wrong += first.unclear() + Math.abs(first.yes() - SEATS);
            Instant[] drawn = next();
            UUID draw = hall.draw(drawn[0], drawn[1]);
            lots = storm(
                    nth -> new String[] {
                        "/api/booking/draws/" + draw + "/lots",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"wish\":\"ANY\"}"
                    },
                    "");
            long begun = System.nanoTime();
            int[] result = hall.close(draw);
            wrong += lots.unclear() + Math.abs(result[0] - SEATS);
            System.out.printf(
                    Locale.ROOT,
                    "draw: %d asked at %.0f a second, p99 %.0f ms; drawn in %.0f ms: %d seats, %d wait in order%n",
                    lots.yes(),
                    lots.perSecond(),
                    lots.tally().millis(0.99),
                    (System.nanoTime() - begun) / 1e6,
                    result[0],
                    result[1]);
        }
        return String.format(
                Locale.ROOT,
                "rush: asked=%d seats=%d double=%d per_s=%.0f rowlock_per_s=%.0f p99_ms=%.0f",
                java.util.Objects.requireNonNull(first).yes() + first.no(),
                SEATS,
                hall.doubles() + wrong,
                first.perSecond(),
                java.util.Objects.requireNonNull(rowlock).perSecond(),
                first.tally().millis(0.99));
    }

    private static void told(String what, Round round, int given) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d yes, %d no, %d neither, %d in the database, %.0f answers a second, p50 %.0f ms, p99 %.0f ms%n",
                what,
                round.yes(),
                round.no(),
                round.unclear(),
                given,
                round.perSecond(),
                round.tally().millis(0.5),
                round.tally().millis(0.99));
    }

    /** Other hours for each round, so that nobody has a seat already. */
    private Instant[] next() {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(2 + hour / 10);
        Instant from = day.atTime(8 + hour++ % 10, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant();
        return new Instant[] {from, from.plusSeconds(3_600)};
    }

    private static List<PersonId> people(BenchProgram program) {
        List<PersonId> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(PersonId.next());
        }
        program.jdbc().sql("""
                insert into people.person (id, number, name, kind, present, source, changed_at)
                select id, 'R' || n, '测试人员', 'STUDENT', true, 'bench', now()
                from unnest(:ids::uuid[]) with ordinality as p (id, n)
                """).param("ids", people).update();
        return people;
    }

    private Round storm(IntFunction<String[]> asks, String yes) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Tally> tallies = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        long begun = System.nanoTime() + 200_000_000;
        for (int i = 0; i < CONNECTIONS; i++) {
            Tally tally = new Tally();
            tallies.add(tally);
            threads.add(Thread.ofPlatform().start(() -> press(asks, yes, next, good, refused, begun, tally)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Tally all = new Tally();
        tallies.forEach(all::add);
        return new Round(good.get(), refused.get(), unclear.getAndSet(0), PEOPLE / seconds, all);
    }

    /** One connection: whoever is next presses at the moment that is theirs, or as soon as the connection is free. */
    private void press(
            IntFunction<String[]> asks,
            String yes,
            AtomicInteger next,
            AtomicInteger good,
            AtomicInteger refused,
            long begun,
            Tally tally) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 8_192);
            for (int nth = next.getAndIncrement(); nth < PEOPLE; nth = next.getAndIncrement()) {
                long due = begun + nth * (1_000_000_000L / PEOPLE);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String[] ask = asks.apply(nth);
                socket.getOutputStream().write(request(ask[0], ask[1], cookies.get(nth)));
                count(answer(in), yes, good, refused);
                tally.add(System.nanoTime() - due);
            }
        } catch (IOException e) {
            unclear.incrementAndGet();
            System.err.println(e);
        }
    }

    private void count(String answer, String yes, AtomicInteger good, AtomicInteger refused) {
        if (answer.startsWith("2") && answer.contains(yes)) {
            good.incrementAndGet();
        } else if (answer.startsWith("409") && answer.contains("/problems/places-gone")) {
            refused.incrementAndGet();
        } else if (unclear.incrementAndGet() <= 5) {
            System.err.println(answer);
        }
    }

    private static byte[] request(String path, String body, String cookie) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: shaopao-session=" + cookie
                + "; XSRF-TOKEN="
                + TOKEN + "\r\nX-XSRF-TOKEN: " + TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = java.util.Arrays.copyOf(first, first.length + content.length);
        System.arraycopy(content, 0, whole, first.length, content.length);
        return whole;
    }

    /** Status and body. */
    private static String answer(InputStream in) throws IOException {
        int length = 0;
        boolean chunked = false;
        String status = line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            chunked |= line.regionMatches(true, 0, "Transfer-Encoding:", 0, 18);
        }
        StringBuilder body = new StringBuilder(status.length() > 12 ? status.substring(9, 12) : status);
        if (!chunked) {
            return body.append(new String(in.readNBytes(length), StandardCharsets.UTF_8))
                    .toString();
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
        }
        line(in);
        return body.toString();
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
}
