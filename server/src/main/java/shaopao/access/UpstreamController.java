package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.access.SignIns.SignedIn;
import shaopao.access.Upstream.Confirmed;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;

/**
 * The trip to the school's own sign-in and back. People are in the browser here, so a refusal leads to the page with
 * the door and a word ({@code ?refused=…}, the type of the problem), never to a page of JSON.
 */
@RestController
@RequestMapping("/api/access/upstream/{id}")
class UpstreamController {

    static final String NOTICES = "/api/access/upstream/cas/return";

    private final Upstreams upstreams;
    private final Handshakes handshakes;
    private final PublicAddress address;
    private final Sessions sessions;
    private final Arrivals arrivals;

    UpstreamController(
            Upstreams upstreams, Handshakes handshakes, PublicAddress address, Sessions sessions, Arrivals arrivals) {
        this.upstreams = upstreams;
        this.handshakes = handshakes;
        this.address = address;
        this.sessions = sessions;
        this.arrivals = arrivals;
    }

    /**
     * Leads to the upstream.
     *
     * @param to the page to show afterwards
     * @param fresh true when the person shall prove anew who they are, for a sensitive act
     */
    @GetMapping("/begin")
    @MayCall(MayCall.ANYONE)
    ResponseEntity<Void> begin(
            @PathVariable String id,
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "false") boolean fresh,
            HttpServletRequest request,
            HttpServletResponse response) {
        Upstream upstream = upstreams.upstream(id);
        String target = UpstreamRules.target(to);
        Handshake handshake = upstream.prepare(target);
        try {
            URI departure = upstream.departure(handshake, back(id, request), fresh);
            handshakes.begin(upstream.kind(), handshake, request, response);
            return redirect(departure);
        } catch (ProblemException e) {
            return refused(target, e);
        }
    }

    /** Where the upstream sends the browser back to. */
    @GetMapping("/return")
    @MayCall(MayCall.ANYONE)
    ResponseEntity<Void> back(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        Upstream upstream = upstreams.upstream(id);
        Visit visit = Visit.of(request);
        Handshake handshake = handshakes
                .take(upstream.kind(), request, response)
                .filter(one -> one.challenge().equals(parameters.get("state")))
                .orElse(null);
        if (handshake == null) {
            return refused("/", new ProblemException(AccessProblem.HANDSHAKE_OVER));
        }
        try {
            Confirmed confirmed = confirmed(upstream, parameters, handshake, request, visit);
            SignedIn signedIn = upstreams.signIn(upstream, confirmed, visit);
            SessionRecogniser.session(request)
                    .ifPresent(former -> sessions.signOut(SignIns.acting(signedIn.person(), visit), former.id()));
            arrivals.in(signedIn, request, response);
            return redirect(URI.create(handshake.target()));
        } catch (ProblemException e) {
            return refused(handshake.target(), e);
        }
    }

    /** CAS says that the person has signed out there (back channel, without a page of ours). */
    @PostMapping("/return")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.ANYONE)
    void notice(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String logoutRequest,
            HttpServletRequest request) {
        Upstream upstream = upstreams.upstream(id);
        UpstreamRules.sessionIndex(logoutRequest)
                .ifPresent(ticket -> upstreams.signedOut(upstream, ticket, Visit.of(request)));
    }

    private Confirmed confirmed(
            Upstream upstream,
            Map<String, String> parameters,
            Handshake handshake,
            HttpServletRequest request,
            Visit visit) {
        try {
            return upstream.arrival(parameters, handshake, back(Upstreams.id(upstream), request));
        } catch (ProblemException e) {
            upstreams.failed(upstream, visit, e.problem());
            throw e;
        }
    }

    private String back(String id, HttpServletRequest request) {
        return address.of(request) + "/api/access/upstream/" + id + "/return";
    }

    private static ResponseEntity<Void> refused(String target, ProblemException why) {
        return redirect(URI.create(UpstreamRules.refusal(target, why.problem().slug())));
    }

    private static ResponseEntity<Void> redirect(URI to) {
        return ResponseEntity.status(HttpStatus.FOUND).location(to).build();
    }
}
