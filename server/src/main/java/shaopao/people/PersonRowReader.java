package shaopao.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one row of a file of persons and notes what is wrong with it. */
final class PersonRowReader {

    private static final Map<String, PersonKind> KINDS = Map.ofEntries(
            Map.entry("STUDENT", PersonKind.STUDENT),
            Map.entry("学生", PersonKind.STUDENT),
            Map.entry("STAFF", PersonKind.STAFF),
            Map.entry("教职工", PersonKind.STAFF),
            Map.entry("教师", PersonKind.STAFF),
            Map.entry("职工", PersonKind.STAFF),
            Map.entry("RETIRED", PersonKind.RETIRED),
            Map.entry("离退休", PersonKind.RETIRED),
            Map.entry("退休", PersonKind.RETIRED),
            Map.entry("VISITOR", PersonKind.VISITOR),
            Map.entry("访问人员", PersonKind.VISITOR),
            Map.entry("访问学者", PersonKind.VISITOR));

    /** Mainland mobile numbers, and others with a country code. */
    private static final Pattern PHONE = Pattern.compile("1\\d{10}|\\+\\d{6,15}|0\\d{2,3}-?\\d{7,8}");

    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,}");
    private static final String CITIZEN = "1";

    private final CodeBook codes;
    private final Places places;
    private final Map<String, Set<String>> kindCodes;
    private final LocalDate today;
    private final Map<String, Long> numbersSeen = new HashMap<>();

    /**
     * @param kindCodes codes of student kinds and staff kinds by the name of their table
     */
    PersonRowReader(CodeBook codes, Places places, Map<String, Set<String>> kindCodes, LocalDate today) {
        this.codes = codes;
        this.places = places;
        this.kindCodes = kindCodes;
        this.today = today;
    }

    /** The row, or null when it is bad. */
    @Nullable PersonRow read(RosterRow row) {
        String number = row.neededCode("number", 32);
        if (!number.isEmpty() && numbersSeen.putIfAbsent(number, row.number()) != null) {
            row.flaw("number", Flaw.DUPLICATE_IN_FILE);
        }
        PersonKind kind = row.word("kind", KINDS);
        UUID unit = known(row, "unit", row.neededCode("unit", 40), places.units(), Flaw.UNKNOWN_UNIT);
        UUID schoolClass = known(row, "class", row.text("class", 40), places.classes(), Flaw.UNKNOWN_CLASS);
        if (unit != null
                && schoolClass != null
                && !unit.equals(places.unitOfClass().get(schoolClass))) {
            row.flaw("class", Flaw.CLASS_OF_ANOTHER_UNIT);
        }
        Identity identity = identity(row);
        LocalDate birth = row.date("birthOn");
        if (identity.birth() != null && birth != null && !birth.equals(identity.birth())) {
            row.flaw("birthOn", Flaw.BIRTH_CONTRADICTS_IDENTITY);
        }
        LocalDate from = row.date("from");
        LocalDate until = row.date("until");
        if (from != null && until != null && until.isBefore(from)) {
            row.flaw("until", Flaw.ENDS_BEFORE_IT_BEGINS);
        }
        PersonRow read = new PersonRow(
                row.number(),
                number,
                row.needed("name", 60),
                row.text("nameLatin", 80),
                row.coded("sex", codes),
                birth == null ? identity.birth() : birth,
                row.coded("nationality", codes),
                row.coded("ethnicGroup", codes),
                row.coded("politicalStatus", codes),
                identity.type(),
                identity.number(),
                kind == null ? PersonKind.VISITOR : kind,
                kindCode(row, kind),
                unit == null ? Places.NOWHERE : unit,
                schoolClass,
                major(row),
                from,
                until,
                matching(row, "phone", 20, PHONE, Flaw.NOT_A_PHONE),
                matching(row, "mail", 254, MAIL, Flaw.NOT_A_MAIL));
        return row.good() ? read : null;
    }

    private static @Nullable UUID known(
            RosterRow row, String column, String code, Map<String, UUID> known, Flaw otherwise) {
        if (code.isEmpty()) {
            return null;
        }
        UUID found = known.get(code);
        if (found == null) {
            row.flaw(column, otherwise);
        }
        return found;
    }

    private String major(RosterRow row) {
        String code = row.text("major", 20);
        if (!code.isEmpty() && !places.majors().contains(code)) {
            row.flaw("major", Flaw.UNKNOWN_MAJOR);
        }
        return code;
    }

    private String kindCode(RosterRow row, @Nullable PersonKind kind) {
        String code = row.text("kindCode", 10);
        String table = kind == PersonKind.STUDENT ? "student-kind" : "staff-kind";
        if (!code.isEmpty() && !kindCodes.getOrDefault(table, Set.of()).contains(code)) {
            row.flaw("kindCode", Flaw.UNKNOWN_CODE);
        }
        return code;
    }

    private static String matching(RosterRow row, String column, int lengthMax, Pattern pattern, Flaw otherwise) {
        String text = row.text(column, lengthMax);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            row.flaw(column, otherwise);
        }
        return text;
    }

    private record Identity(
            String type, String number, @Nullable LocalDate birth) {}

    /** The document; a citizen's number is checked, another one taken as it is. */
    private Identity identity(RosterRow row) {
        String type = row.coded("identityType", codes);
        String number = IdentityRules.normal(row.text("identityNumber", 40));
        if (number.isEmpty()) {
            return new Identity(type, "", null);
        }
        if (!type.isEmpty() && !type.equals(CITIZEN)) {
            return new Identity(type, number, null);
        }
        Flaw flaw = switch (IdentityRules.judge(number, codes::regionKnown, today)) {
            case GOOD -> null;
            case WRONG_LENGTH -> Flaw.IDENTITY_WRONG_LENGTH;
            case WRONG_CHARACTERS -> Flaw.IDENTITY_WRONG_CHARACTERS;
            case UNKNOWN_REGION -> Flaw.IDENTITY_UNKNOWN_REGION;
            case WRONG_BIRTH_DATE -> Flaw.IDENTITY_WRONG_BIRTH_DATE;
            case WRONG_CHECK -> Flaw.IDENTITY_WRONG_CHECK;
        };
        if (flaw != null) {
            row.flaw("identityNumber", flaw);
            return new Identity(CITIZEN, "", null);
        }
        return new Identity(CITIZEN, number, IdentityRules.birthOf(number));
    }
}
