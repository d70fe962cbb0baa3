package shaopao.gates;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import shaopao.devices.DeviceId;
import shaopao.devices.TestDevices;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import shaopao.places.TestPlaces;

/** Places with gates and readers, as tests need them. */
final class Gatehouse {

    private static final Actor OFFICER = Actor.system("test");

    private final ApplicationContext context;
    private final GateDesk desk;

    Gatehouse(ApplicationContext context) {
        this.context = context;
        this.desk = context.getBean(GateDesk.class);
    }

    PlaceId place() {
        return new TestPlaces(context)
                .campus("G" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT));
    }

    EntryPoint entry(PlaceId place, Direction way, Optional<DeviceId> device) {
        EntryPoint entry = desk.add(OFFICER, place, new Words("东门", "East gate"), way, device);
        look();
        return entry;
    }

    /** The reader of an entry point is taken away. */
    void leave(EntryId id) {
        EntryPoint known =
                context.getBean(GateBook.class).gate(id).orElseThrow().entry();
        desk.change(OFFICER, new EntryPoint(id, known.place(), known.name(), known.way(), Optional.empty()));
        look();
    }

    void policy(PlaceId place, GatePolicy policy) {
        desk.save(OFFICER, place, desk.policy(place).version(), policy);
        look();
    }

    void mode(PlaceId place, GateMode mode, String exam) {
        desk.mode(OFFICER, place, mode, exam);
        look();
    }

    /** What the program does each second. */
    void look() {
        context.getBean(GateBook.class).look();
    }

    static GatePolicy open(PolicyLine... lines) {
        return new GatePolicy(
                GateMode.NORMAL,
                "",
                lines.length == 0 ? List.of(new PolicyLine("true", true, "", "")) : List.of(lines),
                Passback.REMARK,
                720,
                0,
                false,
                -1);
    }

    static GatePolicy strict(int capacity) {
        return new GatePolicy(
                GateMode.NORMAL,
                "",
                List.of(new PolicyLine("true", true, "", "")),
                Passback.REFUSE,
                720,
                capacity,
                false,
                -1);
    }

    /** A reader that is enrolled and stands at a gate. */
    ReaderClient reader(int port, PlaceId place, Direction way) throws Exception {
        TestDevices.Waiting device = announced();
        ReaderClient reader = new ReaderClient(port);
        if (reader.enrol(device.code()).status() != 200) {
            throw new IllegalStateException("not enrolled");
        }
        entry(place, way, Optional.of(DeviceId.of(reader.id())));
        reader.greet();
        return reader;
    }

    /** A device that waits for its code. */
    TestDevices.Waiting announced() {
        return TestDevices.announced(context, "闸机 " + Ids.next());
    }
}
