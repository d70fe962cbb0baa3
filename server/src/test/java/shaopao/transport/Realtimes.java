package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;

import shaopao.transport.RealtimeFormat.Realtime;

/** What is written is read back equal. */
final class Realtimes {

    private Realtimes() {}

    static void sameBothWays(Realtime realtime) {
        assertThat(RealtimeReader.read(RealtimeFormat.write(realtime))).contains(realtime);
    }
}
