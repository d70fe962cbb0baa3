package shaopao.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.access.MethodsController.UpstreamMethod;
import shaopao.access.SignIns.Desk;
import shaopao.access.SignIns.SignedIn;
import shaopao.access.Upstream.Confirmed;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** Signs in whom the school's own sign-in confirms, if the person is known here. */
@Component
class Upstreams {

    private final List<Upstream> all;
    private final People people;
    private final Sessions sessions;
    private final Desk desk;

    Upstreams(List<Upstream> all, People people, Sessions sessions, Desk desk) {
        this.all = all;
        this.people = people;
        this.sessions = sessions;
        this.desk = desk;
    }

    /** Those that are set up; refuses any other. */
    Upstream upstream(String id) {
        return all.stream()
                .filter(one -> one.offered() && id(one).equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    List<UpstreamMethod> methods(boolean english) {
        return all.stream()
                .filter(Upstream::offered)
                .map(one -> new UpstreamMethod(
                        id(one),
                        english ? one.titleEn() : one.titleZh(),
                        one.method().name(),
                        "/api/access/upstream/" + id(one) + "/begin"))
                .toList();
    }

    /** A person who has just proved to the upstream who they are need not prove it here again for sensitive acts. */
    SignedIn signIn(Upstream upstream, Confirmed confirmed, Visit visit) {
        Person person = people.byNumber(confirmed.number().strip())
                .filter(Person::present)
                .orElse(null);
        if (person == null) {
            failed(upstream, visit, AccessProblem.UPSTREAM_PERSON_UNKNOWN);
            throw new ProblemException(AccessProblem.UPSTREAM_PERSON_UNKNOWN);
        }
        Optional<Sessions.Ticket> ticket = confirmed.ticket().map(value -> new Sessions.Ticket(id(upstream), value));
        return new SignedIn(
                person,
                sessions.begin(SignIns.acting(person, visit), upstream.method(), visit, confirmed.fresh(), ticket));
    }

    void failed(Upstream upstream, Visit visit, shaopao.kernel.Problem why) {
        desk.audit()
                .record(
                        Actor.nobody(visit.address()),
                        "access.sign-in-failed",
                        "upstream",
                        id(upstream),
                        Map.of("method", upstream.method().name(), "why", why.name()));
    }

    /** The upstream declares a sign-in over. */
    void signedOut(Upstream upstream, String ticket, Visit visit) {
        sessions.endUpstream(new Sessions.Ticket(id(upstream), ticket), Actor.nobody(visit.address()));
    }

    static String id(Upstream upstream) {
        return upstream.kind().name().toLowerCase(Locale.ROOT);
    }
}
