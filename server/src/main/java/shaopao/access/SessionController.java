package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.PersonId;

/** "My devices": where one is signed in, and ending it. */
@RestController
@RequestMapping("/api/access/sessions")
class SessionController {

    private static final String OTHERS = Sessions.OTHERS;

    private final Sessions sessions;

    SessionController(Sessions sessions) {
        this.sessions = sessions;
    }

    @GetMapping
    @MayCall(MayCall.SIGNED_IN)
    List<SessionRow> mine(Actor actor, HttpServletRequest request) {
        return sessions.of(actor.person(), SignInController.session(request).id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void end(@PathVariable SessionId id, Actor actor) {
        sessions.end(actor, id);
    }

    @PostMapping("/end-others")
    @MayCall(MayCall.SIGNED_IN)
    EndedSessions endOthers(Actor actor, HttpServletRequest request) {
        SessionId kept = SignInController.session(request).id();
        return new EndedSessions(sessions.endOthers(actor, actor.person(), Optional.of(kept), "ENDED_BY_OWNER"));
    }

    /** Where somebody is signed in, for whoever answers for security. */
    @GetMapping("/of/{person}")
    @MayCall(OTHERS)
    List<SessionRow> of(@PathVariable PersonId person, Actor actor) {
        return sessions.ofOther(actor, person);
    }

    @PostMapping("/of/{person}/end")
    @MayCall(value = OTHERS, stepUp = true)
    EndedSessions endOf(@PathVariable PersonId person, Actor actor) {
        return new EndedSessions(sessions.endOfOther(actor, person));
    }

    record EndedSessions(int ended) {}
}
