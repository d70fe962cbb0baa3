package shaopao.gates;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of what is known of people; a policy asks for some, and what it does not ask for changes nothing for it. */
enum FactAspect {
    /** What the register of persons says; every policy may ask it, and who is of the school matters to all. */
    PERSON,
    OFF_CAMPUS,
    MARKS,
    CAMPAIGNS,
    LEAVES;

    /** Those for which the lines of a policy ask, or its mode. */
    static Set<FactAspect> askedBy(GatePolicy policy) {
        String all = String.join(
                "\n", policy.lines().stream().map(PolicyLine::condition).toList());
        Set<FactAspect> asked = EnumSet.of(PERSON);
        if (all.contains("offCampus")) {
            asked.add(OFF_CAMPUS);
        }
        if (all.contains("marks") || policy.mode() == GateMode.EXAM) {
            asked.add(MARKS);
        }
        if (all.contains("campaigns")) {
            asked.add(CAMPAIGNS);
        }
        if (all.contains("onLeave")) {
            asked.add(LEAVES);
        }
        return asked;
    }

    /** In which parts two know otherwise of a person. */
    static Set<FactAspect> changed(@Nullable PassageFacts before, @Nullable PassageFacts after) {
        if (before == null || after == null) {
            return before == null && after == null ? EnumSet.noneOf(FactAspect.class) : EnumSet.of(PERSON);
        }
        Set<FactAspect> changed = EnumSet.noneOf(FactAspect.class);
        if (!samePerson(before, after)) {
            changed.add(PERSON);
        }
        if (before.offCampus() != after.offCampus()) {
            changed.add(OFF_CAMPUS);
        }
        if (!before.marks().equals(after.marks())) {
            changed.add(MARKS);
        }
        if (!before.campaigns().equals(after.campaigns())) {
            changed.add(CAMPAIGNS);
        }
        if (!before.leaves().equals(after.leaves())) {
            changed.add(LEAVES);
        }
        return changed;
    }

    private static boolean samePerson(PassageFacts before, PassageFacts after) {
        return before.present() == after.present()
                && before.kind().equals(after.kind())
                && before.unit().equals(after.unit())
                && before.grade().equals(after.grade());
    }
}
