package shaopao.hall.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shaopao.hall.ActOnApplication;
import shaopao.hall.ApplicationCard;
import shaopao.hall.Applications;
import shaopao.hall.Cards;
import shaopao.hall.Reach;
import shaopao.hall.Sight;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;

/**
 * Does one act to many applications, each decided by itself as if it were the only one. A batch is rows: when the
 * program dies another node goes on with it a minute later, and what was done already is not done twice, because each
 * act carries a command id that follows from the batch.
 */
@Component
class ActBatches {

    private static final Logger LOG = LoggerFactory.getLogger(ActBatches.class);

    /** How long a node may be silent before another goes on. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private static final String FAILED = "FAILED";
    private static final int SLICE = 20;
    private static final int OPEN_MAX = 3;
    private static final int RECENT = 20;
    private static final int RESULTS_MAX = 500;
    private static final Set<ActOnApplication.Kind> ALLOWED = Set.of(
            ActOnApplication.Kind.APPROVE,
            ActOnApplication.Kind.REJECT,
            ActOnApplication.Kind.RETURN,
            ActOnApplication.Kind.COMMENT,
            ActOnApplication.Kind.COPY,
            ActOnApplication.Kind.TRANSFER,
            ActOnApplication.Kind.CLAIM,
            ActOnApplication.Kind.URGE,
            ActOnApplication.Kind.SUSPEND,
            ActOnApplication.Kind.RESUME,
            ActOnApplication.Kind.CANCEL,
            ActOnApplication.Kind.REASSIGN);

    private final ActBatchStore store;
    private final Applications applications;
    private final Sight sight;
    private final LiveEvents live;
    private final Names names;
    private final MessageSource messages;
    private final Clock clock;

    ActBatches(
            ActBatchStore store,
            Applications applications,
            Sight sight,
            LiveEvents live,
            Names names,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.sight = sight;
        this.live = live;
        this.names = names;
        this.messages = messages;
        this.clock = clock;
    }

    /** Names the applications that the reader may see. */
    @Component
    static class Names {

        private final CaseLists lists;
        private final Sight sight;
        private final Cards cards;

        Names(CaseLists lists, Sight sight, Cards cards) {
            this.lists = lists;
            this.sight = sight;
            this.cards = cards;
        }

        Map<CaseId, ActBatchStatus.NamedApplication> of(Actor actor, List<ActBatchStatus.Result> results) {
            Set<CaseId> ids =
                    results.stream().map(ActBatchStatus.Result::application).collect(Collectors.toSet());
            return lists.seen(ids, sight.viewer(actor)).stream()
                    .map(cards::of)
                    .collect(Collectors.toMap(ApplicationCard::id, Names::named));
        }

        private static ActBatchStatus.NamedApplication named(ApplicationCard card) {
            return new ActBatchStatus.NamedApplication(card.number(), card.name(), card.applicantName());
        }
    }

    /** Takes a batch in and begins when the transaction has committed, or at once without one. */
    ActBatchStatus begin(Actor actor, ActOnApplication act, List<ActBatchStore.Part> parts) {
        if (!ALLOWED.contains(act.act())) {
            throw new ProblemException(DeskProblem.NOT_IN_BATCHES);
        }
        return begin(actor, sight.reach(actor, Sight.MANAGE), act, parts);
    }

    ActBatchStatus begin(Actor actor, Reach reach, ActOnApplication act, List<ActBatchStore.Part> parts) {
        if (store.open(actor.person()) >= OPEN_MAX) {
            throw new ProblemException(DeskProblem.TOO_MANY_BATCHES, Map.of("max", OPEN_MAX));
        }
        ActBatchStore.Batch batch = new ActBatchStore.Batch(
                Ids.next(), actor.person(), actor.name(), actor.actingFor(), actor.address(), reach, act);
        store.add(batch, parts, clock.instant());
        afterwards(() -> Thread.ofVirtual().name("batch-" + batch.id()).start(this::workAll));
        return status(actor, batch.id(), 0);
    }

    private static void afterwards(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    ActBatchStatus status(Actor actor, UUID id, int after) {
        Locale locale = LocaleContextHolder.getLocale();
        ActBatchStatus status = store.status(id, actor.person(), after, RESULTS_MAX)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Map<CaseId, ActBatchStatus.NamedApplication> named = names.of(actor, status.results());
        return status.with(status.results().stream()
                .map(result -> told(result, named, locale))
                .toList());
    }

    /** Those that the person began last, without results. */
    List<ActBatchStatus> recent(Actor actor) {
        return store.recent(actor.person(), RECENT);
    }

    private ActBatchStatus.Result told(
            ActBatchStatus.Result result, Map<CaseId, ActBatchStatus.NamedApplication> named, Locale locale) {
        return new ActBatchStatus.Result(
                result.place(),
                result.application(),
                result.todo(),
                Optional.ofNullable(named.get(result.application())),
                result.state(),
                result.problem().map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-')),
                result.problem()
                        .map(name ->
                                String.valueOf(messages.getMessage("problem." + name + ".title", null, name, locale))));
    }

    /** Works on whatever nobody works on. */
    void workAll() {
        Optional<ActBatchStore.Batch> taken = take();
        while (taken.isPresent()) {
            work(taken.get());
            taken = take();
        }
    }

    private Optional<ActBatchStore.Batch> take() {
        Instant now = clock.instant();
        return store.take(now, now.plus(HELD));
    }

    private void work(ActBatchStore.Batch batch) {
        Actor actor = actor(batch);
        List<ActBatchStore.Part> parts = store.waiting(batch.id(), SLICE);
        while (!parts.isEmpty()) {
            for (ActBatchStore.Part part : parts) {
                Optional<String> problem = act(actor, batch, part);
                store.settle(
                        batch.id(),
                        part.place(),
                        problem.isPresent() ? ActBatchStatus.State.REFUSED : ActBatchStatus.State.DONE,
                        problem);
            }
            store.hold(batch.id(), clock.instant().plus(HELD));
            live.publish(batch.person(), "hall.batch-moved", Map.of("id", batch.id()));
            parts = store.waiting(batch.id(), SLICE);
        }
        store.end(batch.id(), clock.instant());
        live.publish(batch.person(), "hall.batch-moved", Map.of("id", batch.id()));
    }

    private Optional<String> act(Actor actor, ActBatchStore.Batch batch, ActBatchStore.Part part) {
        UUID command = UUID.nameUUIDFromBytes((batch.id() + ":" + part.place()).getBytes(StandardCharsets.UTF_8));
        try {
            applications.act(actor, part.id(), batch.act().on(command, part.todo()));
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused.problem().name());
        } catch (RuntimeException failed) {
            LOG.error("Application {} of batch {} failed", part.id(), batch.id(), failed);
            return Optional.of(FAILED);
        }
    }

    /** The person who began it, with the rights on items of that moment. */
    private static Actor actor(ActBatchStore.Batch batch) {
        Scope scope = batch.reach().all()
                ? Scope.ALL
                : new Scope(false, Set.of(), Set.of(), batch.reach().items(), Set.of());
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(batch.person().value()),
                batch.personName(),
                batch.address(),
                batch.reach().none() ? Map.of() : Map.of(Sight.MANAGE, scope),
                batch.actingFor());
    }
}
