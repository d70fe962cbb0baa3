package shaopao.hall;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.LiveItem;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.By;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseMoved;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Cases;
import shaopao.workflow.Command;
import shaopao.workflow.NewCase;

/** Applications for items: handed in and moved. What moves is told to the open pages of all concerned. */
@Component
public class Applications {

    private final Catalogue catalogue;
    private final Answers answers;
    private final Acts acts;
    private final Sight sight;
    private final Cases cases;
    private final Traces traces;

    Applications(Catalogue catalogue, Answers answers, Acts acts, Sight sight, Cases cases, Traces traces) {
        this.catalogue = catalogue;
        this.answers = answers;
        this.acts = acts;
        this.sight = sight;
        this.cases = cases;
        this.traces = traces;
    }

    /** What an act leaves behind: a record, news for those concerned. */
    @Component
    static class Traces {

        private final Audit audit;
        private final LiveEvents live;

        Traces(Audit audit, LiveEvents live) {
            this.audit = audit;
            this.live = live;
        }

        void record(Actor actor, String act, CaseSummary summary) {
            audit.record(
                    actor,
                    act,
                    "application",
                    summary.id().toString(),
                    Map.of("item", summary.topic(), "number", summary.number(), "status", summary.status()));
        }

        @EventListener
        void moved(CaseMoved moved) {
            CaseSummary summary = moved.summary();
            Map<String, Object> news = Map.of(
                    "id",
                    summary.id(),
                    "number",
                    summary.number(),
                    "status",
                    summary.status(),
                    "version",
                    summary.version());
            live.publish(moved.people(), "hall.moved", news);
        }
    }

    /** Hands an application in; the same id again gives the application that is there. */
    @Transactional
    public CaseSummary apply(
            Actor actor,
            CaseId id,
            String code,
            Map<String, Object> given,
            @Nullable Map<String, List<PersonId>> chosen) {
        PersonId person = actor.person();
        Optional<CaseSummary> there = cases.mine(id, person);
        if (there.isPresent()) {
            return there.get();
        }
        LiveItem item = catalogue.openFor(person, code);
        Map<String, Object> accepted = answers.accepted(item.item().form(), person, given);
        CaseSummary opened = cases.open(new NewCase(
                id,
                code,
                item.version(),
                item.item().name().zh(),
                item.definition(),
                By.self(person),
                actor.name(),
                accepted,
                acts.chosen(chosen)));
        answers.handedIn(opened, item.item().form(), accepted);
        traces.record(actor, "hall.applied", opened);
        return opened;
    }

    /** Does an act on an application, once for each command id. */
    @Transactional
    public CaseSummary act(Actor actor, CaseId id, ActOnApplication wish) {
        CaseSummary moved =
                cases.act(id, wish.commandId(), file -> command(actor, file, wish), actor.name(), sight.viewer(actor));
        if (!sight.mayActOn(actor, moved.topic())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        traces.record(actor, wish.act().recordedAs(), moved);
        return moved;
    }

    private Command command(Actor actor, CaseFile file, ActOnApplication wish) {
        String item = file.summary().topic();
        if (!sight.mayActOn(actor, item)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        if (wish.act().ofOwner() && !sight.reach(actor, Sight.MANAGE).covers(item)) {
            throw new ProblemException(KernelProblem.NOT_PERMITTED);
        }
        return acts.command(actor, file, wish);
    }

    /** The application with its history, if the actor has to do with it. */
    CaseFile file(Actor actor, CaseId id) {
        return cases.file(id, sight.viewer(actor))
                .filter(found -> sight.mayActOn(actor, found.summary().topic()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Everybody whose hand is in the history of an application, its applicant included. */
    static Set<PersonId> hands(CaseFile file) {
        Set<PersonId> hands = new HashSet<>();
        hands.add(file.summary().applicant());
        file.steps().forEach(step -> step.person().ifPresent(hands::add));
        return hands;
    }
}
