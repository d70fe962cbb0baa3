package shaopao.booking;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.hall.CasesWentOn;
import shaopao.hall.spi.OutcomeHandler;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.DoneCommand;

/**
 * What the service hall decided: {@code booking} is the outcome that confirms the bookings of an application; one that
 * ends without approval refuses them.
 */
@Component
class HallDecisions implements OutcomeHandler {

    private static final Words OTHER = new Words("批准的申请与此预约的地点或时间不一致", "what was approved names another place or time");

    private final ObjectProvider<Requests> requests;
    private final ObjectProvider<Deciding> deciding;
    private final MessageSource texts;
    private final TransactionTemplate attempt;

    /** Made when the first outcome is due: bookings need the hall, which knows its outcomes. */
    HallDecisions(
            ObjectProvider<Requests> requests,
            ObjectProvider<Deciding> deciding,
            MessageSource texts,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.deciding = deciding;
        this.texts = texts;
        this.attempt = new TransactionTemplate(transactions);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public String name() {
        return "booking";
    }

    /**
     * Confirms all that is pending. What cannot be had any more is refused and the person told why; where nothing is
     * left, the application ends with that reason.
     */
    @Override
    @Transactional
    public Map<String, Object> bringAbout(Asked asked) {
        List<Booking> pending = deciding.getObject()
                .pendingOf(asked.application(), requests.getObject().of(asked.application()));
        int booked = 0;
        Optional<Words> against = Optional.empty();
        for (Booking one : pending) {
            Optional<Words> refused = decided(one, asked);
            booked += refused.isEmpty() ? 1 : 0;
            against = refused.isEmpty() ? against : refused;
        }
        if (booked == 0 && against.isPresent()) {
            deciding.getObject().endCase(pending.getFirst(), against.get());
        }
        return Map.of("booked", booked, "asked", pending.size());
    }

    /** Why it was refused; nothing when it is confirmed. */
    private Optional<Words> decided(Booking booking, Asked asked) {
        Optional<Words> against =
                Requests.about(booking, asked.answers()) ? tried(booking, asked.number()) : Optional.of(OTHER);
        against.ifPresent(reason -> deciding.getObject().refused(List.of(booking), asked.number(), reason));
        return against;
    }

    /** Undoes to the savepoint what could not be done whole. */
    private Optional<Words> tried(Booking booking, String number) {
        try {
            attempt.executeWithoutResult(_ -> deciding.getObject().approved(List.of(booking), number));
            return Optional.empty();
        } catch (ProblemException refusal) {
            String title = "problem." + refusal.problem().name() + ".title";
            return Optional.of(new Words(
                    texts.getMessage(title, null, Locale.CHINESE), texts.getMessage(title, null, Locale.ENGLISH)));
        }
    }

    @EventListener
    void wentOn(CasesWentOn news) {
        news.commands().stream()
                .map(DoneCommand::file)
                .map(CaseFile::summary)
                .filter(one -> one.topic().equals(Requests.ITEM) && one.status().over())
                .filter(one -> one.status() != CaseStatus.APPROVED)
                .forEach(one -> refuse(one.id().value(), one.number()));
    }

    private void refuse(UUID application, String number) {
        deciding.getObject()
                .refused(
                        deciding.getObject()
                                .pendingOf(application, requests.getObject().of(application)),
                        number,
                        new Words("办事大厅申请 " + number + " 未获批准", "application " + number + " was not approved"));
    }
}
