package shaopao.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * What the register holds about a person today, in words and codes, for forms that fill themselves.
 *
 * @param identity masked number of the identity document
 * @param level of study: 1 doctor, 2 master, 3 bachelor, 4 junior college (JY/T 1001)
 * @param grade year of enrolment of the class
 * @param posts titles of the functions that the person holds
 */
public record Profile(
        PersonId id,
        String number,
        String name,
        PersonKind kind,
        Optional<PlaceName> unit,
        Optional<PlaceName> schoolClass,
        Optional<Coded> major,
        Optional<Coded> level,
        Optional<Integer> grade,
        Optional<Coded> sex,
        Optional<LocalDate> birthOn,
        Optional<Coded> nationality,
        Optional<Coded> ethnicGroup,
        Optional<Coded> politicalStatus,
        Optional<String> identity,
        Optional<String> phone,
        Optional<String> mail,
        List<String> posts) {

    public Profile {
        posts = List.copyOf(posts);
    }

    /** A value of a table of standard codes, with its name. */
    public record Coded(String code, String name) {}
}
