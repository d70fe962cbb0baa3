package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.access.SignIns.SignedIn;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.Person;

/** Hands the cookie to a browser that has come in, and tells its person who they are, whatever way they came. */
@Component
class Arrivals {

    private final Standings standings;
    private final Powers powers;
    private final Preferences preferences;
    private final SessionCookie cookie;

    Arrivals(Standings standings, Powers powers, Preferences preferences, SessionCookie cookie) {
        this.standings = standings;
        this.powers = powers;
        this.preferences = preferences;
        this.cookie = cookie;
    }

    Me in(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        cookie.set(
                request,
                response,
                signedIn.session().token(),
                signedIn.session().lifetime());
        return me(signedIn.person().id(), signedIn.session().steppedUpUntil(), Optional.empty());
    }

    Me me(PersonId id, Optional<Instant> steppedUpUntil, Optional<PersonId> actingFor) {
        Person person = standings
                .of(id)
                .orElseThrow(() -> new ProblemException(KernelProblem.SIGN_IN_REQUIRED))
                .person();
        List<String> permissions = powers.of(id).keySet().stream().sorted().toList();
        return new Me(
                id,
                person.number(),
                person.name(),
                person.kind(),
                permissions,
                preferences.language(id),
                steppedUpUntil,
                actingFor);
    }
}
