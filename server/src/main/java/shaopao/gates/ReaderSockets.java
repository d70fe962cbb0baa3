package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.devices.Device;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.gates.ReaderSocket.End;
import shaopao.kernel.ProblemException;
import shaopao.pass.ReaderKeys;
import shaopao.pass.ReaderNews;

/**
 * The connections of readers on this node, one for each reader. What they should hear comes from the memories of this
 * node, which hear of every other node: passes within a moment, policies and places within a second.
 */
@Component
class ReaderSockets implements SmartLifecycle {

    /** More names than these are a bundle. */
    private static final int NAMES_MAX = 100;

    private static final int SOCKETS_MAX = 5_000;

    private final Map<DeviceId, ReaderSocket> sockets = new ConcurrentHashMap<>();
    private final Map<DeviceId, Standing> told = new ConcurrentHashMap<>();
    private final SocketFrames frames;
    private final GateBook book;
    private final PeopleFiles files;
    private final Devices devices;
    private final ReaderKeys keys;
    private final Clock clock;
    private volatile boolean running;

    ReaderSockets(
            SocketFrames frames, GateBook book, PeopleFiles files, Devices devices, ReaderKeys keys, Clock clock) {
        this.frames = frames;
        this.book = book;
        this.files = files;
        this.devices = devices;
        this.keys = keys;
        this.clock = clock;
    }

    /** What a reader was told of its gate. */
    private record Standing(Optional<EntryPoint> entry, GateMode mode, long version, String people) {

        Standing with(String other) {
            return new Standing(entry, mode, version, other);
        }
    }

    /** A connection that is about to be opened; refuses when there are too many. */
    ReaderSocket socket(DeviceId device, Instant until) {
        if (!running || (sockets.size() >= SOCKETS_MAX && !sockets.containsKey(device))) {
            throw new ProblemException(GatesProblem.GATES_BUSY, Map.of("retryAfter", 30));
        }
        return new ReaderSocket(device, clock.instant(), until, frames, this::opened, this::closed);
    }

    /** The one before most likely hangs on a line that is dead. */
    private void opened(ReaderSocket socket) {
        ReaderSocket before = sockets.put(socket.device(), socket);
        if (before != null) {
            before.end(End.REPLACED);
        }
        told.put(socket.device(), standing(socket.device()));
        socket.say(frames.gate(book.gate(socket.device())));
    }

    private void closed(ReaderSocket socket) {
        sockets.remove(socket.device(), socket);
    }

    /** Whatever has changed for a reader since the last look. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT3S")
    void look() {
        if (sockets.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<DeviceId, Instant> enrolled = devices.devices(sockets.keySet()).stream()
                .filter(device -> device.enrolledAt().isPresent())
                .collect(Collectors.toMap(
                        Device::id, device -> device.enrolledAt().orElseThrow()));
        sockets.forEach((device, socket) -> {
            Instant since = enrolled.get(device);
            if (since == null || since.isAfter(socket.from())) {
                socket.end(End.REVOKED);
            } else if (!now.isBefore(socket.until())) {
                socket.end(End.SESSION_OVER);
            } else {
                tell(device, socket);
            }
        });
        told.keySet().retainAll(sockets.keySet());
    }

    private void tell(DeviceId device, ReaderSocket socket) {
        Standing now = standing(device);
        Standing before = told.put(device, now);
        if (before == null || !before.with(now.people()).equals(now)) {
            socket.say(frames.gate(book.gate(device)));
        } else if (!before.equals(now)) {
            socket.say(frames.bundle());
        }
    }

    private Standing standing(DeviceId device) {
        Optional<Gate> gate = book.gate(device);
        return new Standing(
                gate.map(Gate::entry),
                gate.map(one -> one.ready().policy().mode()).orElse(GateMode.NORMAL),
                gate.map(Gate::version).orElse(0L),
                gate.map(one -> files.last(one.entry().place())).orElse(""));
    }

    private void hear(ReaderNews news) {
        boolean few = news.stopped().size() <= NAMES_MAX;
        if (few && !news.stopped().isEmpty()) {
            sayToAll(frames.stopped(news.stopped()));
        }
        if (!few || news.back()) {
            sayToAll(frames.bundle());
        }
    }

    void sayToAll(String frame) {
        sockets.values().forEach(socket -> socket.say(frame));
    }

    @Override
    public void start() {
        if (!running) {
            keys.tell(this::hear);
            running = true;
        }
    }

    /** Closes all first of all, so that the web server has none to wait for. */
    @Override
    public void stop() {
        running = false;
        sockets.values().forEach(socket -> socket.end(End.GOING_AWAY));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
