package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/** Who was at an occasion. */
record Attendance(
        PassId pass,
        Optional<PersonId> person,
        String number,
        String name,
        Instant firstAt,
        TagHow firstHow,
        Optional<Instant> secondAt,
        Optional<TagHow> secondHow,
        Optional<String> note) {

    /** With the number as of today. */
    Attendance numbered(String today) {
        return new Attendance(pass, person, today, name, firstAt, firstHow, secondAt, secondHow, note);
    }
}
