package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.access.SignIns.SignedIn;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.Person;

/** Coming in by password, going out, and who one is. */
@RestController
@RequestMapping("/api/access")
class SignInController {

    private final SignIns signIns;
    private final Sessions sessions;
    private final Arrivals arrivals;
    private final Preferences preferences;
    private final SessionCookie cookie;

    SignInController(
            SignIns signIns, Sessions sessions, Arrivals arrivals, Preferences preferences, SessionCookie cookie) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.arrivals = arrivals;
        this.preferences = preferences;
        this.cookie = cookie;
    }

    @PostMapping("/sign-in")
    @MayCall(MayCall.ANYONE)
    Me signIn(@Valid @RequestBody SignIn command, HttpServletRequest request, HttpServletResponse response) {
        return arrivals.in(
                signIns.byPassword(command.number(), command.password(), Visit.of(request)), request, response);
    }

    @PostMapping("/activate")
    @MayCall(MayCall.ANYONE)
    Me activate(@Valid @RequestBody ActivateAccount command, HttpServletRequest request, HttpServletResponse response) {
        Visit visit = Visit.of(request);
        Person person = signIns.activating(command.number(), visit);
        SignedIn signedIn = signIns.activate(person, command.code(), command.password(), visit);
        signIns.activated(command.number(), visit);
        return arrivals.in(signedIn, request, response);
    }

    @PostMapping("/sign-out")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.ANYONE)
    void signOut(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        SessionRecogniser.session(request).ifPresent(session -> sessions.signOut(actor, session.id()));
        cookie.clear(request, response);
    }

    @GetMapping("/me")
    @MayCall(MayCall.SIGNED_IN)
    Me me(Actor actor, HttpServletRequest request) {
        Optional<Instant> until = SessionRecogniser.session(request).flatMap(Session::steppedUpUntil);
        return arrivals.me(actor.person(), until, actor.actingFor());
    }

    @PutMapping("/language")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void language(@Valid @RequestBody ChooseLanguage command, Actor actor) {
        preferences.language(actor.person(), command.language());
    }

    @PostMapping("/step-up")
    @MayCall(MayCall.SIGNED_IN)
    SteppedUp stepUp(@Valid @RequestBody StepUp command, Actor actor, HttpServletRequest request) {
        return new SteppedUp(signIns.stepUp(actor, session(request).id(), command.password()));
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(MayCall.SIGNED_IN)
    void changePassword(@Valid @RequestBody ChangePassword command, Actor actor, HttpServletRequest request) {
        if (signIns.hasPassword(actor.person())) {
            signIns.requirePassword(actor, command.current());
        }
        signIns.change(actor, session(request).id(), command.next());
    }

    @Once
    @PostMapping("/activation-codes")
    @MayCall(value = "access.activate", stepUp = true)
    SignIns.Activation issueCode(@Valid @RequestBody IssueCode command, Actor actor) {
        return signIns.issueCode(actor, command.personId());
    }

    /** Only a session can be stepped up, not a key. */
    static Session session(HttpServletRequest request) {
        return SessionRecogniser.session(request)
                .orElseThrow(() -> new ProblemException(KernelProblem.SIGN_IN_REQUIRED));
    }

    record SignIn(
            @NotBlank @Size(max = 64) String number,
            @NotBlank @Size(max = 1000) String password) {}

    record ActivateAccount(
            @NotBlank @Size(max = 64) String number,
            @NotBlank @Size(max = 64) String code,
            @NotBlank @Size(max = 1000) String password) {}

    record StepUp(@NotBlank @Size(max = 1000) String password) {}

    record SteppedUp(Instant steppedUpUntil) {}

    /** {@code current} may be empty for one who has no password yet. */
    record ChangePassword(
            @Size(max = 1000) String current,
            @NotBlank @Size(max = 1000) String next) {}

    record IssueCode(PersonId personId) {}

    record ChooseLanguage(
            @NotBlank @Pattern(regexp = "zh-CN|en") String language) {}
}
