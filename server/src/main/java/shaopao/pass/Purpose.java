package shaopao.pass;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What a code is shown for. Its bit in a code never changes. */
public enum Purpose {
    /** To go in. */
    ENTER(1),
    /** To go out. */
    LEAVE(1 << 1),
    /** To be on the list of an event, a lecture, a meal. */
    CHECK_IN(1 << 2),
    /** To pay. */
    PAY(1 << 3),
    /** To take what one is entitled to. */
    REDEEM(1 << 4),
    /** To prove something about oneself. */
    VERIFY(1 << 5);

    /** All purposes, as a code carries them. */
    public static final int ALL_BITS = 0x3F;

    private final int bit;

    Purpose(int bit) {
        this.bit = bit;
    }

    /** This purpose alone, as a code carries it. */
    public int bit() {
        return bit;
    }

    /** True when the bits of a code hold this purpose. */
    public boolean in(int bits) {
        return (bits & bit) != 0;
    }

    /** Many purposes, as a code carries them. */
    public static int bits(Collection<Purpose> purposes) {
        return purposes.stream().mapToInt(Purpose::bit).reduce(0, (left, right) -> left | right);
    }

    /** The purposes that the bits of a code hold. */
    public static Set<Purpose> of(int bits) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        for (Purpose purpose : values()) {
            if (purpose.in(bits)) {
                purposes.add(purpose);
            }
        }
        return purposes;
    }
}
