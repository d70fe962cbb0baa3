package shaopao.calendar;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

@RestController
@RequestMapping("/api/calendar")
class CalendarController {

    private static final int DAYS_MAX = 400;
    private static final String WRITE = "calendar.write";

    private final Calendar calendar;
    private final MessageSource messages;

    CalendarController(Calendar calendar, MessageSource messages) {
        this.calendar = calendar;
        this.messages = messages;
    }

    /** The days from the first to the last, both included, at most 400. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/days")
    Page<CalendarDay> days(@RequestParam LocalDate from, @RequestParam LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= DAYS_MAX || from.getYear() < 1949) {
            throw new ProblemException(CalendarProblem.TOO_MANY_DAYS, Map.of("max", DAYS_MAX));
        }
        return new Page<>(calendar.days(from, to), Optional.empty());
    }

    /** Brings in the notice of a year; with {@code dryRun} only tells what it would change. */
    @Once
    @MayCall(WRITE)
    @PostMapping("/notices")
    NoticeChange announce(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Valid @RequestBody AnnounceHolidays command) {
        return switch (CalendarRules.judge(command.raw())) {
            case CalendarRules.Verdict.Accepted(Notice notice) -> calendar.announce(notice, actor, dryRun);
            case CalendarRules.Verdict.Flawed(List<CalendarRules.Flaw> flaws) ->
                throw refusal(CalendarProblem.NOTICE_INVALID, flaws);
        };
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/terms")
    Page<Term> terms() {
        return new Page<>(calendar.terms(), Optional.empty());
    }

    /** Adds a term; one with a known code corrects that term. */
    @Once
    @MayCall(WRITE)
    @PostMapping("/terms")
    Term saveTerm(@Valid @RequestBody LayDownTerm command) {
        Term term = command.term();
        List<CalendarRules.Flaw> flaws = CalendarRules.flaws(term);
        if (!flaws.isEmpty()) {
            throw refusal(CalendarProblem.TERM_INVALID, flaws);
        }
        return calendar.save(term);
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/office-hours")
    Page<OfficeHours> officeHours() {
        return new Page<>(calendar.officeHours(), Optional.empty());
    }

    /** Adds a time table; one of the same campus and first day corrects it. */
    @Once
    @MayCall(WRITE)
    @PostMapping("/office-hours")
    OfficeHours saveOfficeHours(@Valid @RequestBody SetOfficeHours command) {
        OfficeHours hours = command.hours();
        List<CalendarRules.Flaw> flaws = CalendarRules.flaws(hours);
        if (!flaws.isEmpty()) {
            throw refusal(CalendarProblem.OFFICE_HOURS_INVALID, flaws);
        }
        return calendar.save(hours);
    }

    /** Shows when something would be due, without storing anything. */
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/deadlines")
    Deadline deadline(@Valid @RequestBody PreviewDeadline command) {
        return calendar.deadline(
                command.start(), new Span(command.workingDays(), command.workingMinutes()), command.campus());
    }

    private ProblemException refusal(CalendarProblem problem, List<CalendarRules.Flaw> flaws) {
        return new ProblemException(
                problem, Map.of("errors", flaws.stream().map(this::told).toList()));
    }

    private Map<String, String> told(CalendarRules.Flaw flaw) {
        String reason = flaw.reason().name();
        String text = messages.getMessage("calendar.flaw." + reason, null, reason, LocaleContextHolder.getLocale());
        return Map.of("field", flaw.field(), "reason", reason, "message", String.valueOf(text));
    }

    /** A year's notice in the format of the shipped data; references to its schema are allowed and ignored. */
    @JsonIgnoreProperties({"$schema", "$id"})
    record AnnounceHolidays(
            @NotNull Integer year,
            @Size(max = 10) List<@NotBlank @Size(max = 300) String> papers,
            @NotNull List<@Valid @NotNull HolidayEntry> days) {

        CalendarRules.RawNotice raw() {
            return new CalendarRules.RawNotice(
                    year,
                    papers,
                    days.stream()
                            .map(day -> new CalendarRules.RawDay(day.name(), day.date(), day.isOffDay()))
                            .toList());
        }
    }

    /** One day of a notice; the date is text so that a wrong one can be named by its place. */
    record HolidayEntry(
            @NotNull String name,
            @NotNull @Size(max = 40) String date,
            @NotNull Boolean isOffDay) {}

    /** A term with its teaching weeks. */
    record LayDownTerm(
            @NotBlank @Size(max = 20) String code,
            @NotBlank @Size(max = 60) String name,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay,
            @NotNull LocalDate firstMonday,
            @Min(1) @Max(40) int weeks) {

        Term term() {
            return new Term(TermId.next(), code.strip(), name.strip(), firstDay, lastDay, firstMonday, weeks);
        }
    }

    /** The office hours of a campus from one day to another; no shifts means closed. */
    record SetOfficeHours(
            @NotBlank @Size(max = 40) String campus,
            @NotBlank @Size(max = 60) String name,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay,
            @NotNull List<@Valid @NotNull ShiftEntry> shifts) {

        OfficeHours hours() {
            return new OfficeHours(
                    campus.strip(),
                    name.strip(),
                    firstDay,
                    lastDay,
                    shifts.stream()
                            .map(shift -> new OfficeShift(shift.from(), shift.to()))
                            .toList());
        }
    }

    /** From one time of the day to another. */
    record ShiftEntry(@NotNull LocalTime from, @NotNull LocalTime to) {}

    /** When would something be due that starts then and takes so long? */
    record PreviewDeadline(
            @NotNull Instant start,
            @Min(0) @Max(Span.DAYS_MAX) int workingDays,
            @Min(0) @Max(Span.MINUTES_MAX) int workingMinutes,
            @NotBlank @Size(max = 40) String campus) {}
}
