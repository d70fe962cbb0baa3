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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
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
 * its repeats get the first answer. Who is not signed in has no keys.
 *
 * <p>An endpoint that says so ({@code @Once(inOneTransaction = true)}) is one transaction with its key and its answer.
 * Its repeats run into the first one's rows: what they try is undone, and they get the first answer.
 *
 * <p>For all others the key is claimed before anything happens. The first transaction that the request commits marks
 * the claim as done <em>within itself</em>, so a crash leaves either nothing or a claim that says so: a claim that is
 * not done may be taken over after the time limit, and then the former holder can no longer commit; one that is done
 * never is. An answer of 2xx or 3xx is kept; after a refusal or a failure the key is free again.
 */
@Component
class Idempotency extends OncePerRequestFilter implements TransactionExecutionListener {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final String ATTEMPT = Idempotency.class.getName();
    private static final Pattern KEY = Pattern.compile("\"?[A-Za-z0-9._:-]{1,100}\"?");
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final ThreadLocal<@Nullable Claim> CURRENT = new ThreadLocal<>();

    private final IdempotencyStore store;
    private final ProblemWriter problems;
    private final Secrets secrets;
    private final HttpSettings settings;
    private final Clock clock;
    private final ObjectProvider<PlatformTransactionManager> transactions;

    Idempotency(
            IdempotencyStore store,
            ProblemWriter problems,
            Secrets secrets,
            HttpSettings settings,
            Clock clock,
            ObjectProvider<PlatformTransactionManager> transactions) {
        this.store = store;
        this.transactions = transactions;
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
        bounded.get().fingerprintWith(mac());
        Attempt attempt = new Attempt(
                Requests.key(actor),
                key.replace("\"", ""),
                request.getRequestURI() + Objects.requireNonNullElse(request.getQueryString(), ""),
                bounded.get(),
                request,
                new ContentCachingResponseWrapper(response));
        request.setAttribute(ATTEMPT, attempt);
        attempt.run(chain);
    }

    /**
     * Called when it is known which endpoint is asked and that it may be.
     *
     * @return false when the request was answered already, as a repeat
     */
    boolean enter(HttpServletRequest request, boolean inOneTransaction) throws IOException {
        return !(request.getAttribute(ATTEMPT) instanceof Attempt attempt) || attempt.enter(inOneTransaction);
    }

    /** One request under a key. */
    private final class Attempt {

        private final String actor;
        private final String key;
        private final String route;
        private final BoundedRequest bounded;
        private final HttpServletRequest request;
        private final ContentCachingResponseWrapper answer;
        private @Nullable Claim claim;
        private @Nullable OnceInOneTransaction whole;

        Attempt(
                String actor,
                String key,
                String route,
                BoundedRequest bounded,
                HttpServletRequest request,
                ContentCachingResponseWrapper answer) {
            this.actor = actor;
            this.key = key;
            this.route = route;
            this.bounded = bounded;
            this.request = request;
            this.answer = answer;
        }

        boolean enter(boolean inOneTransaction) throws IOException {
            if (inOneTransaction) {
                bounded.readWhole();
                whole = OnceInOneTransaction.begin(transactions.getObject(), store);
                return true;
            }
            Instant now = clock.instant();
            Instant retakeBefore = now.minus(settings.requestTimeMax()).minus(GRACE);
            claim = store.claim(actor, key, route, now, retakeBefore).orElse(null);
            if (claim == null) {
                repeat(store.kept(actor, key), route, bounded, request, answer);
                return false;
            }
            CURRENT.set(claim);
            return true;
        }

        void run(FilterChain chain) throws ServletException, IOException {
            boolean settled = false;
            try {
                chain.doFilter(request, answer);
                CURRENT.remove();
                settle();
                settled = true;
                answer.copyBodyToResponse();
            } finally {
                CURRENT.remove();
                if (!settled && claim != null) {
                    store.release(claim, false);
                }
                if (whole != null) {
                    whole.rollback();
                }
            }
        }

        private void settle() throws IOException {
            if (claim != null) {
                Idempotency.this.settle(claim, bounded, answer);
            }
            if (whole != null) {
                settle(whole);
            }
        }

        /** What a repeat did is undone, whether it was refused or ran into the first one's key. */
        private void settle(OnceInOneTransaction act) throws IOException {
            boolean refused = answer.getStatus() >= 400;
            var known = new OnceInOneTransaction.Key(actor, key, route, bounded.fingerprint());
            if (!refused && act.commit(known, answerOf(answer), clock.instant())) {
                return;
            }
            act.rollback();
            Optional<Kept> first = store.kept(actor, key);
            if (first.isPresent()) {
                answer.resetBuffer();
                repeat(first, route, bounded, request, answer);
            } else if (!refused) {
                throw new IllegalStateException("Undone for a key that nobody has used");
            }
        }
    }

    private void settle(Claim claim, BoundedRequest bounded, ContentCachingResponseWrapper answer) throws IOException {
        int status = answer.getStatus();
        if (status >= 400) {
            store.release(claim, status < 500);
            return;
        }
        store.answer(claim, bounded.fingerprint(), answerOf(answer));
    }

    private static Answer answerOf(ContentCachingResponseWrapper answer) {
        return new Answer(
                answer.getStatus(),
                Optional.ofNullable(answer.getContentType()),
                Optional.ofNullable(answer.getHeader(HttpHeaders.LOCATION)),
                new String(answer.getContentAsByteArray(), StandardCharsets.ISO_8859_1));
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
