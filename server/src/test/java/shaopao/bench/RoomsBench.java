package shaopao.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import shaopao.timetable.RoomsLoad;

/** Loads a whole term into an empty database and asks a thousand random questions for free rooms. */
final class RoomsBench {

    private static final int WARM = 300;
    private static final int QUESTIONS = 1_000;

    private RoomsBench() {}

    public static void main(String[] args) throws IOException {
        try (BenchProgram program = BenchProgram.start("rooms", false)) {
            RoomsLoad load = new RoomsLoad(program.context());
            RoomsLoad.Loaded loaded = load.load();
            program.jdbc().sql("analyze places.place, places.occupation").update();
            Random random = new Random(1);
            for (int i = 0; i < WARM; i++) {
                load.ask(random);
            }
            long[] nanos = new long[QUESTIONS];
            for (int i = 0; i < QUESTIONS; i++) {
                nanos[i] = load.ask(random);
            }
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "lessons=%d free_p50_ms=%.2f free_max_ms=%.2f%n",
                    loaded.lessons(),
                    nanos[QUESTIONS / 2] / 1e6,
                    nanos[QUESTIONS - 1] / 1e6);
            System.out.printf(
                    Locale.ROOT,
                    "rooms: classes=%d rejected=%d load_s=%.2f free_p99_ms=%.2f%n",
                    loaded.classes(),
                    loaded.rejected(),
                    loaded.seconds(),
                    nanos[QUESTIONS * 99 / 100] / 1e6);
        }
        System.exit(0);
    }
}
