package shaopao.pass;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import shaopao.people.Person;
import shaopao.people.PersonKind;

/** What the claims of a question tell of a person, and nothing beside them. */
final class ClaimRules {

    private ClaimRules() {}

    /** A question with this claim needs consent, whatever the school sets. */
    static boolean consentNeeded(List<Claim> claims) {
        return claims.contains(Claim.PHOTO);
    }

    /** {@code photo}: {@code school}, {@code own}, or empty when there is none that may be shown. */
    static Map<Claim, String> told(List<Claim> claims, Person person, String photo) {
        Map<Claim, String> told = new EnumMap<>(Claim.class);
        claims.forEach(claim -> told.put(claim, value(claim, person, photo)));
        return told;
    }

    private static String value(Claim claim, Person person, String photo) {
        return switch (claim) {
            case STUDENT -> Boolean.toString(person.present() && person.kind() == PersonKind.STUDENT);
            case PRESENT -> Boolean.toString(person.present());
            case KIND -> person.kind().name();
            case NAME -> person.name();
            case NUMBER -> person.number();
            case UNIT -> person.unit().orElse("");
            case CLASS -> person.className().orElse("");
            case PHOTO -> photo;
        };
    }
}
