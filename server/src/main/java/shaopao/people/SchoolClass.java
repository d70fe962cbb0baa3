package shaopao.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/** An administrative class (行政班) with its students counted and those who care for it. */
record SchoolClass(
        UUID id,
        String code,
        String name,
        UUID unitId,
        String unit,
        Optional<String> major,
        int grade,
        long students,
        List<Carer> carers) {

    /** A counsellor or class teacher. */
    record Carer(PersonId person, String name, String kind) {}
}
