package shaopao.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import shaopao.http.IdempotencyStore.Answer;
import shaopao.http.IdempotencyStore.Claim;
import shaopao.http.IdempotencyStore.Kept;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.secrets.Secrets;

/**
 * Makes a repeated POST harmless: under one {@code Idempotency-Key} an actor's request is executed at most once, and
 * its repeats get the first answer.
 *
 * <p>The key is claimed before anything happens. The first transaction that the request commits marks the claim as done
 * <em>within itself</em>, so a crash leaves either nothing or a claim that says so: a claim that is not done may be
 * taken over after the time limit, and then the former holder can no longer commit; one that is done never is. An
 * answer of 2xx or 3xx is kept; after a refusal or a failure the key is free again. Who is not signed in has no keys.
 */
@Component
class Idempotency extends OncePerRequestFilter implements TransactionExecutionListener {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("\"?[A-Za-z0-9._:-]{1,100}\"?");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final ThreadLocal<@Nullable Claim> CURRENT = new ThreadLocal<>();

    private final IdempotencyStore store;
    private final ProblemWriter problems;
    private final Secrets secrets;
    private final HttpSettings settings;
    private final Clock clock;

    Idempotency(IdempotencyStore store, ProblemWriter problems, Secrets secrets, HttpSettings settings, Clock clock) {
        this.store = store;
        this.problems = problems;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod()) || request.getHeader(HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        Actor actor = Requests.actor(request);
        Optional<BoundedRequest> bounded = BoundedRequest.in(request);
        if (!actor.signedIn() || bounded.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!KEY.matcher(key).matches()) {
            problems.write(
                    request,
                    response,
                    KernelProblem.INVALID_REQUEST,
                    Map.of("errors", List.of(Map.of("field", HEADER, "message", ""))));
            return;
        }
        String route = request.getRequestURI() + Objects.requireNonNullElse(request.getQueryString(), "");
        Instant now = clock.instant();
        Instant retakeBefore = now.minus(settings.requestTimeMax()).minus(GRACE);
        bounded.get().fingerprintWith(mac());
        Optional<Claim> claim = store.claim(Requests.key(actor), key.replace("\"", ""), route, now, retakeBefore);
        if (claim.isPresent()) {
            execute(claim.get(), bounded.get(), request, response, chain);
        } else {
            repeat(store.kept(Requests.key(actor), key.replace("\"", "")), route, bounded.get(), request, response);
        }
    }

    private void execute(
            Claim claim,
            BoundedRequest bounded,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        boolean settled = false;
        CURRENT.set(claim);
        try {
            chain.doFilter(request, answer);
            CURRENT.remove();
            settle(claim, bounded, answer);
            settled = true;
            answer.copyBodyToResponse();
        } finally {
            CURRENT.remove();
            if (!settled) {
                store.release(claim, false);
            }
        }
    }

    private void settle(Claim claim, BoundedRequest bounded, ContentCachingResponseWrapper answer) throws IOException {
        int status = answer.getStatus();
        if (status >= 400) {
            store.release(claim, status < 500);
            return;
        }
        store.answer(
                claim,
                bounded.fingerprint(),
                new Answer(
                        status,
                        Optional.ofNullable(answer.getContentType()),
                        Optional.ofNullable(answer.getHeader(HttpHeaders.LOCATION)),
                        new String(answer.getContentAsByteArray(), StandardCharsets.ISO_8859_1)));
    }

    private void repeat(
            Optional<Kept> kept,
            String route,
            BoundedRequest bounded,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (kept.isEmpty() || kept.get().running()) {
            problems.write(request, response, HttpProblem.STILL_RUNNING, Map.of("retryAfter", 1));
            return;
        }
        Kept first = kept.get();
        String digest = first.digest();
        if (!first.route().equals(route) || (digest != null && !digest.equals(bounded.fingerprint()))) {
            problems.write(request, response, HttpProblem.IDEMPOTENCY_KEY_REUSED, Map.of());
            return;
        }
        Optional<Answer> answer = store.answer(first);
        if (answer.isEmpty()) {
            problems.write(request, response, HttpProblem.DONE_BEFORE, Map.of());
            return;
        }
        response.setStatus(answer.get().status());
        response.setHeader(REPLAYED, "true");
        answer.get().contentType().ifPresent(response::setContentType);
        answer.get().location().ifPresent(to -> response.setHeader(HttpHeaders.LOCATION, to));
        response.getOutputStream().write(answer.get().body().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Marks the claim within the transaction that is about to commit; stops one whose claim was taken over. */
    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Claim claim = CURRENT.get();
        if (claim != null && !transaction.isReadOnly() && !store.done(claim)) {
            throw new ProblemException(KernelProblem.CHANGED_MEANWHILE);
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secrets.key("http.idempotency", "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
