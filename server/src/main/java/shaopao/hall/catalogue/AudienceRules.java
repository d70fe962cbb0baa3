package shaopao.hall.catalogue;

import java.util.Set;
import java.util.stream.Collectors;
import shaopao.kernel.Words;
import shaopao.people.PersonKind;

/** Says for whom an item is. */
final class AudienceRules {

    private AudienceRules() {}

    static Words onlyFor(Set<PersonKind> audience) {
        return new Words(
                "仅限" + audience.stream().map(kind -> name(kind).zh()).collect(Collectors.joining("、")) + "办理",
                "Only for " + audience.stream().map(kind -> name(kind).en()).collect(Collectors.joining(", ")));
    }

    static Words name(PersonKind kind) {
        return switch (kind) {
            case STUDENT -> new Words("学生", "students");
            case STAFF -> new Words("教职工", "staff");
            case RETIRED -> new Words("离退休人员", "retired staff");
            case VISITOR -> new Words("访客", "visitors");
        };
    }
}
