package shaopao.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.access.PasskeyChecks.Expected;
import shaopao.access.SignInController.SteppedUp;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Passkeys: each act asks a question first ({@code …/options}) and then takes its answer, once. */
@RestController
@RequestMapping("/api/access/passkeys")
class PasskeyController {

    private final Passkeys passkeys;
    private final Handshakes handshakes;
    private final PublicAddress address;
    private final Arrivals arrivals;

    PasskeyController(Passkeys passkeys, Handshakes handshakes, PublicAddress address, Arrivals arrivals) {
        this.passkeys = passkeys;
        this.handshakes = handshakes;
        this.address = address;
        this.arrivals = arrivals;
    }

    @GetMapping
    @MayCall(MayCall.SIGNED_IN)
    List<Passkey> mine(Actor actor) {
        return passkeys.of(actor.person());
    }

    @PostMapping("/options")
    @MayCall(value = MayCall.SIGNED_IN, stepUp = true)
    PasskeyCreation creation(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        String challenge = Tokens.next();
        PasskeyCreation creation = passkeys.creation(actor.person(), challenge);
        remember(HandshakeKind.PASSKEY_REGISTRATION, challenge, Optional.of(actor.person()), request, response);
        return creation;
    }

    @Once
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @MayCall(value = MayCall.SIGNED_IN, stepUp = true)
    Passkey add(
            @Valid @RequestBody NewPasskey command,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<PersonId> person = Optional.of(actor.person());
        return passkeys.add(actor, command, expected(HandshakeKind.PASSKEY_REGISTRATION, person, request, response));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(value = MayCall.SIGNED_IN, stepUp = true)
    void remove(@PathVariable UUID id, Actor actor) {
        passkeys.remove(actor, id);
    }

    @PostMapping("/sign-in/options")
    @MayCall(MayCall.ANYONE)
    PasskeyQuestion signInQuestion(HttpServletRequest request, HttpServletResponse response) {
        String challenge = Tokens.next();
        remember(HandshakeKind.PASSKEY_SIGN_IN, challenge, Optional.empty(), request, response);
        return passkeys.question(Optional.empty(), challenge);
    }

    @PostMapping("/sign-in")
    @MayCall(MayCall.ANYONE)
    Me signIn(@Valid @RequestBody PasskeyAnswer command, HttpServletRequest request, HttpServletResponse response) {
        Expected expected = expected(HandshakeKind.PASSKEY_SIGN_IN, Optional.empty(), request, response);
        return arrivals.in(passkeys.signIn(command, expected, Visit.of(request)), request, response);
    }

    @PostMapping("/step-up/options")
    @MayCall(MayCall.SIGNED_IN)
    PasskeyQuestion stepUpQuestion(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        String challenge = Tokens.next();
        remember(HandshakeKind.PASSKEY_STEP_UP, challenge, Optional.of(actor.person()), request, response);
        return passkeys.question(Optional.of(actor.person()), challenge);
    }

    @PostMapping("/step-up")
    @MayCall(MayCall.SIGNED_IN)
    SteppedUp stepUp(
            @Valid @RequestBody PasskeyAnswer command,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        Expected expected = expected(HandshakeKind.PASSKEY_STEP_UP, Optional.of(actor.person()), request, response);
        SessionId session = SignInController.session(request).id();
        return new SteppedUp(passkeys.stepUp(actor, session, command, expected));
    }

    private void remember(
            HandshakeKind kind,
            String challenge,
            Optional<PersonId> person,
            HttpServletRequest request,
            HttpServletResponse response) {
        handshakes.begin(kind, Handshake.challenge(challenge, person), request, response);
    }

    private Expected expected(
            HandshakeKind kind, Optional<PersonId> person, HttpServletRequest request, HttpServletResponse response) {
        Handshake handshake = handshakes
                .take(kind, request, response)
                .filter(one -> one.person().equals(person))
                .orElseThrow(() -> new ProblemException(AccessProblem.HANDSHAKE_OVER));
        return new Expected(address.passkeyDomain(), address.passkeyOrigins(request), handshake.challenge());
    }
}
