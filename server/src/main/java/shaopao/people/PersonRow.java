package shaopao.people;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One checked row of a file of persons; an empty text or null leaves what is stored. */
record PersonRow(
        long rowNumber,
        String number,
        String name,
        String nameLatin,
        String sex,
        @Nullable LocalDate birthOn,
        String nationality,
        String ethnicGroup,
        String politicalStatus,
        String identityType,
        String identityNumber,
        PersonKind kind,
        String kindCode,
        UUID unitId,
        @Nullable UUID classId,
        String majorCode,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String phone,
        String mail) {}
