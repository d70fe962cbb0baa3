package shaopao.hall.spi;

import shaopao.kernel.Words;

/** Says whether a version of an item that wants to be tried first may go live; asked at each of its releases. */
public interface ReleaseGate {

    /** What the gate says of one version of an item. */
    Answer mayGoLive(String code, String version);

    /**
     * The answer.
     *
     * @param reason what is still missing; what was shown when it may
     */
    record Answer(boolean may, Words reason) {}
}
