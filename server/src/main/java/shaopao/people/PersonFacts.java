package shaopao.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * What the register knows of a person today, for rules that ask who somebody is.
 *
 * @param present false when no affiliation lasts any more
 * @param kindCode code of the student or staff kind (JY/T 1001)
 * @param level {@code junior}, {@code bachelor}, {@code master}, {@code doctor}, or {@code postgraduate} where the
 *     register does not tell which
 * @param grade year of enrolment of the class
 * @param unit code of the college or department
 * @param units codes of that unit and of all above it
 * @param major code of the major
 * @param sex {@code male} or {@code female}
 * @param nationality code of the country (GB/T 2659)
 * @param ethnicGroup code (GB/T 3304)
 * @param politicalStatus code (GB/T 4762)
 * @param posts titles of the functions that the person holds
 * @param heads whether the person leads a unit
 * @param counsels whether the person cares for a class
 * @param since first day of the affiliation that is shown first
 */
public record PersonFacts(
        PersonId id,
        PersonKind kind,
        boolean present,
        Optional<String> kindCode,
        Optional<String> level,
        Optional<Integer> grade,
        Optional<String> classCode,
        Optional<String> unit,
        List<String> units,
        Optional<String> major,
        Optional<String> sex,
        Optional<LocalDate> birthOn,
        Optional<String> nationality,
        Optional<String> ethnicGroup,
        Optional<String> politicalStatus,
        List<String> posts,
        boolean heads,
        boolean counsels,
        Optional<LocalDate> since) {

    public PersonFacts {
        units = List.copyOf(units);
        posts = List.copyOf(posts);
    }
}
