package shaopao.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * One person in full, sensitive values masked.
 *
 * @param numbers every student or staff number so far
 * @param identity masked number of the identity document
 */
record PersonDetail(
        Person person,
        List<String> numbers,
        Optional<String> nameLatin,
        Optional<CodedValue> sex,
        Optional<LocalDate> birthOn,
        Optional<CodedValue> nationality,
        Optional<CodedValue> ethnicGroup,
        Optional<CodedValue> politicalStatus,
        Optional<CodedValue> identityType,
        Optional<String> identity,
        List<Affiliation> affiliations,
        List<Contact> contacts,
        List<Post> posts,
        List<ClassCharge> charges) {

    /** A value of a code table with its name. */
    record CodedValue(String code, String name) {}

    /** What the person is or was to the school; {@code until} is the first day after. */
    record Affiliation(
            PersonKind kind,
            Optional<CodedValue> kindCode,
            String number,
            UUID unitId,
            String unit,
            Optional<UUID> classId,
            Optional<String> className,
            Optional<CodedValue> major,
            LocalDate from,
            Optional<LocalDate> until,
            boolean primary,
            String source) {}

    /** A way to reach the person, masked. */
    record Contact(String kind, String value, String source) {}

    /** A function in a unit. */
    record Post(
            UUID unitId,
            String unit,
            PersonId person,
            String name,
            String kind,
            String title,
            LocalDate from,
            Optional<LocalDate> until) {}

    /** Care for a class as counsellor or class teacher. */
    record ClassCharge(
            UUID classId,
            String className,
            PersonId person,
            String name,
            String kind,
            LocalDate from,
            Optional<LocalDate> until) {}
}
