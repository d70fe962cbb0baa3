package shaopao.gates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shaopao.gates.spi.FactSource;
import shaopao.hall.CasesWentOn;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.DoneCommand;

/** Approved leaves, as the service hall ends them; a leave that is taken back afterwards is none any more. */
@Component
class HallLeaves implements FactSource {

    private static final String PERIOD = "period";

    private final LeaveStore store;
    private final FactNewsStore changes;
    private final GateSettings settings;
    private final Clock clock;

    HallLeaves(LeaveStore store, FactNewsStore changes, GateSettings settings, Clock clock) {
        this.store = store;
        this.changes = changes;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void wentOn(CasesWentOn news) {
        List<CaseFile> files = news.commands().stream()
                .map(DoneCommand::file)
                .filter(file -> settings.leaveItems().contains(file.summary().topic()))
                .toList();
        if (files.isEmpty()) {
            return;
        }
        Map<UUID, LeaveStore.Noted> approved = new LinkedHashMap<>();
        files.forEach(file -> {
            approved.remove(file.summary().id().value());
            noted(file).ifPresent(leave -> approved.put(leave.caseId(), leave));
        });
        changes.changed(store.note(
                files.stream().map(file -> file.summary().id().value()).toList(),
                List.copyOf(approved.values()),
                clock.instant()));
    }

    private static Optional<LeaveStore.Noted> noted(CaseFile file) {
        if (file.summary().status() != CaseStatus.APPROVED
                || !(file.answers().get(PERIOD) instanceof Map<?, ?> period)) {
            return Optional.empty();
        }
        return day(period.get("from"))
                .flatMap(from -> day(period.get("to"))
                        .map(until -> new LeaveStore.Noted(
                                file.summary().id().value(), file.summary().applicant(), from, until)));
    }

    private static Optional<LocalDate> day(@Nullable Object value) {
        try {
            return value instanceof String text ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    @Override
    public Map<PersonId, Told> all() {
        return store.current(today());
    }

    @Override
    public Map<PersonId, Told> of(Collection<PersonId> people) {
        return store.current(List.copyOf(people), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PolicyLanguage.ZONE);
    }
}
