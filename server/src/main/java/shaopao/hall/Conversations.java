package shaopao.hall;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.files.FileId;
import shaopao.files.Files;
import shaopao.files.StoredFile;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.WorkflowProblem;

/** What people say and hand over on an application while it runs and after, without moving it. */
@Component
class Conversations {

    private static final int MESSAGES_MAX = 500;
    private static final int SUPPLEMENTS_MAX = 50;

    private final Sight sight;
    private final BesideStore store;
    private final CaseLists lists;
    private final Files files;
    private final Audit audit;
    private final LiveEvents live;
    private final Clock clock;

    Conversations(
            Sight sight, BesideStore store, CaseLists lists, Files files, Audit audit, LiveEvents live, Clock clock) {
        this.sight = sight;
        this.store = store;
        this.lists = lists;
        this.files = files;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** The words on an application, the oldest first. */
    Page<ApplicationMessage> messages(Actor actor, CaseId id, Optional<UUID> after, int limit) {
        CaseSummary summary = sight.seen(actor, id);
        List<ApplicationMessage> rows = store.messages(id, handles(actor, summary), after, limit + 1);
        return Page.of(rows, limit, row -> row.id().toString());
    }

    /** Says something; those concerned are told at once when their pages are open. */
    @Transactional
    ApplicationMessage say(Actor actor, CaseId id, String text, boolean internal) {
        CaseSummary summary = sight.seen(actor, id);
        requireHandler(actor, summary, internal);
        ApplicationMessage message = new ApplicationMessage(
                Ids.next(), actor.person(), actor.name(), text.strip(), internal, Moments.now(clock));
        if (!store.say(id, message, MESSAGES_MAX)) {
            throw new ProblemException(HallProblem.TOO_MUCH_SAID, Map.of("max", MESSAGES_MAX));
        }
        tell(actor, summary, internal, "hall.said");
        return message;
    }

    /** Adds one of the actor's own files; from then on it stays as long as the application does. */
    @Transactional
    Supplement add(Actor actor, CaseId id, FileId file, String note, boolean internal) {
        CaseSummary summary = sight.seen(actor, id);
        requireHandler(actor, summary, internal);
        if (summary.status().over()) {
            throw new ProblemException(WorkflowProblem.CASE_OVER);
        }
        StoredFile stored = own(actor, file);
        Supplement added = new Supplement(
                Ids.next(),
                file,
                stored.name(),
                stored.bytes(),
                note.strip(),
                internal,
                actor.name(),
                Moments.now(clock));
        if (!store.supplement(id, actor.person(), added, SUPPLEMENTS_MAX)) {
            throw new ProblemException(HallProblem.TOO_MANY_FILES, Map.of("max", SUPPLEMENTS_MAX));
        }
        files.keep(file, "application " + summary.number());
        audit.record(
                actor,
                "hall.supplemented",
                "application",
                id.toString(),
                Map.of("number", summary.number(), "file", file, "name", stored.name()));
        tell(actor, summary, internal, "hall.supplemented");
        return added;
    }

    /** Says what came of an application; who decided it or answers for its item may, once it is approved. */
    @Transactional
    CaseResult conclude(Actor actor, CaseId id, String text, List<FileId> attached) {
        CaseSummary summary = sight.seen(actor, id);
        if (!sight.reach(actor, Sight.MANAGE).covers(summary.topic()) && !lists.decided(id, sight.reader(actor))) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        if (summary.status() != shaopao.workflow.CaseStatus.APPROVED) {
            throw new ProblemException(HallProblem.NOT_APPROVED_YET);
        }
        List<CaseResult.ResultFile> kept = attached.stream()
                .distinct()
                .map(file -> own(actor, file))
                .map(file -> new CaseResult.ResultFile(file.id(), file.name(), file.bytes()))
                .toList();
        kept.forEach(file -> files.keep(file.id(), "application " + summary.number()));
        CaseResult result = new CaseResult(text.strip(), kept, actor.name(), Moments.now(clock));
        store.conclude(id, actor.person(), result);
        audit.record(
                actor,
                "hall.concluded",
                "application",
                id.toString(),
                Map.of("number", summary.number(), "files", kept.size()));
        tell(actor, summary, false, "hall.concluded");
        return result;
    }

    /** Remembers that the reader has seen the application up to a version. */
    void see(Actor actor, CaseId id, int version) {
        CaseSummary summary = sight.seen(actor, id);
        store.see(id, actor.person(), Math.min(version, summary.version()), clock.instant());
    }

    BesideStore.Seen seen(Actor actor, CaseSummary summary) {
        return store.seen(summary.id(), actor.person(), handles(actor, summary));
    }

    List<Supplement> supplements(Actor actor, CaseSummary summary) {
        return store.supplements(summary.id(), handles(actor, summary));
    }

    Optional<CaseResult> result(CaseSummary summary) {
        return store.result(summary.id());
    }

    /** Whether the person has added files or a result to the application. */
    boolean added(CaseId id, UUID person) {
        return store.added(id, person);
    }

    /** Whoever sees an application and did not hand it in handles it. */
    boolean handles(Actor actor, CaseSummary summary) {
        return !summary.applicant().equals(sight.reader(actor))
                && !summary.applicant().equals(actor.person());
    }

    private void requireHandler(Actor actor, CaseSummary summary, boolean internal) {
        if (internal && !handles(actor, summary)) {
            throw new ProblemException(HallProblem.HANDLERS_ONLY);
        }
    }

    private StoredFile own(Actor actor, FileId file) {
        return files.file(file)
                .filter(found -> found.owner().equals(actor.id()))
                .orElseThrow(() -> new ProblemException(HallProblem.FILE_NOT_YOURS));
    }

    private void tell(Actor actor, CaseSummary summary, boolean internal, String what) {
        Set<PersonId> people = new HashSet<>(lists.concerned(summary.id()));
        if (internal) {
            people.remove(summary.applicant());
        } else {
            people.add(summary.applicant());
        }
        people.remove(actor.person());
        Map<String, Object> news = Map.of("id", summary.id(), "number", summary.number());
        live.publish(people, what, news);
    }
}
