package shaopao.gates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;
import shaopao.devices.DeviceId;
import shaopao.places.PlaceId;

/** Many places with a gate in and a gate out and a reader at each, for measurements: they speak HTTP alone. */
public final class GateYard {

    private final ApplicationContext context;
    private final int port;
    private final Gatehouse house;
    private final List<Post> posts = new ArrayList<>();

    public GateYard(ApplicationContext context, int port) {
        this.context = context;
        this.port = port;
        this.house = new Gatehouse(context);
    }

    /** A reader at its gate. */
    public static final class Post {

        private final ReaderClient reader;
        private final boolean entering;
        private final AtomicLong number = new AtomicLong(1_000);

        private Post(ReaderClient reader, boolean entering) {
            this.reader = reader;
            this.entering = entering;
        }

        public boolean entering() {
            return entering;
        }

        /** A whole request for a decision on this code. */
        public byte[] request(String code) {
            String body = "{\"code\":\"" + code + "\"}";
            return ("POST /api/gates/decisions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                            + "Authorization: " + reader.header(body, number.incrementAndGet())
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The bundle and the file of people that it names. */
        public List<byte[]> bundle() throws Exception {
            byte[] bundle = reader.bundle("").body();
            String hash =
                    new String(bundle, StandardCharsets.UTF_8).replaceFirst(".*\"people\":\"([0-9a-f]{64})\".*", "$1");
            return List.of(bundle, reader.people(hash).body());
        }
    }

    /** So many readers, at half as many places; every other one lets people out. */
    public List<Post> posts(int readers) throws Exception {
        GatePolicy policy = Gatehouse.open(
                new PolicyLine("!entering && minute >= 1440 && !onLeave", false, "", ""),
                new PolicyLine("person.kind == 'visitor' && weekday > 7", false, "", ""),
                new PolicyLine("person.kind in ['student', 'staff']", true, "", ""));
        for (int i = 0; i < readers / 2; i++) {
            PlaceId place = house.place();
            house.policy(place, policy);
            posts.add(new Post(reader(place, Direction.IN), true));
            posts.add(new Post(reader(place, Direction.OUT), false));
        }
        context.getBean(FactBook.class).readAll();
        return posts;
    }

    private ReaderClient reader(PlaceId place, Direction way) throws Exception {
        ReaderClient reader = new ReaderClient(port);
        reader.enrol(house.announced().code());
        house.entry(place, way, Optional.of(DeviceId.of(reader.id())));
        reader.greet();
        return reader;
    }
}
