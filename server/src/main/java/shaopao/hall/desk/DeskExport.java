package shaopao.hall.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import shaopao.audit.Audit;
import shaopao.hall.ApplicationCard;
import shaopao.hall.Cards;
import shaopao.hall.ListWish;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.people.CsvCells;
import shaopao.people.People;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.ListOrder;
import shaopao.workflow.ListPlace;
import shaopao.workflow.ListedCase;

/** Writes the queue as CSV, page by page as it is read: its length takes no memory. */
@Component
class DeskExport {

    private static final int PAGE = 1_000;
    private static final int ROWS_MAX = 100_000;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> COLUMNS =
            List.of("number", "item", "applicant", "status", "at", "handedIn", "ended", "due", "overdue", "assignee");

    private final Desk desk;
    private final Cards cards;
    private final People people;
    private final MessageSource messages;
    private final Audit audit;
    private final Clock clock;

    DeskExport(Desk desk, Cards cards, People people, MessageSource messages, Audit audit, Clock clock) {
        this.desk = desk;
        this.cards = cards;
        this.people = people;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    void write(Actor actor, ListWish wish, DeskWish of, HttpServletResponse response) throws IOException {
        ListOrder order = wish.order(ListOrder.OLDEST);
        List<ListedCase> rows = desk.rows(actor, wish, of, order, Optional.empty(), PAGE);
        audit.record(actor, "hall.exported", "desk", "", Map.of());
        Locale locale = LocaleContextHolder.getLocale();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"applications.csv\"");
        Writer out = response.getWriter();
        out.write(CsvCells.MARK);
        out.write(CsvCells.line(COLUMNS.stream()
                .map(column -> text("hall.column." + column, locale))
                .toList()));
        for (int written = rows.size(); !rows.isEmpty(); written += rows.size()) {
            lines(rows, locale, out);
            CaseSummary last = rows.getLast().of();
            ListPlace place = new ListPlace(last.createdAt(), last.id().value(), "");
            rows = written >= ROWS_MAX || rows.size() < PAGE
                    ? List.of()
                    : desk.rows(actor, wish, of, order, Optional.of(place), PAGE);
        }
        out.flush();
    }

    private void lines(List<ListedCase> rows, Locale locale, Writer out) throws IOException {
        Set<PersonId> assignees =
                rows.stream().flatMap(row -> row.assignee().stream()).collect(Collectors.toSet());
        Map<PersonId, String> names = people.names(assignees);
        Instant now = clock.instant();
        for (ListedCase row : rows) {
            ApplicationCard card = cards.of(row.of());
            List<String> cells = new ArrayList<>(List.of(
                    card.number(),
                    card.name().in(locale),
                    card.applicantName(),
                    text("hall.status." + card.status().name(), locale),
                    card.at().stream().map(name -> name.in(locale)).collect(Collectors.joining(" / ")),
                    MINUTE.format(card.createdAt()),
                    card.endedAt().map(MINUTE::format).orElse(""),
                    row.of().dueAt().map(MINUTE::format).orElse("")));
            cells.add(row.of()
                    .dueAt()
                    .filter(due -> due.isBefore(now))
                    .map(_ -> "1")
                    .orElse(""));
            cells.add(
                    row.assignee().map(person -> names.getOrDefault(person, "")).orElse(""));
            out.write(CsvCells.line(cells));
        }
    }

    private String text(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }
}
