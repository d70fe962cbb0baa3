package shaopao.timetable;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.people.Sheets;
import shaopao.places.PlaceId;

/** Plans, lists of students and exams as files; period tables and teaching days. */
@RestController
@RequestMapping("/api/timetable")
class PlanController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CourseImports imports;
    private final Rolls rolls;
    private final CourseExams exams;
    private final TeachingDesk teaching;
    private final Sheets sheets;

    PlanController(CourseImports imports, Rolls rolls, CourseExams exams, TeachingDesk teaching, Sheets sheets) {
        this.imports = imports;
        this.rolls = rolls;
        this.exams = exams;
        this.teaching = teaching;
        this.sheets = sheets;
    }

    /**
     * Takes the plan of a term in the place of the one before; the body is the file itself. A dry run only tells what
     * it would do and what is wrong with which row.
     */
    @Once
    @BodyLimit("20MB")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    @PostMapping("/terms/{term}/plan")
    CourseImports.PlanReport plan(
            Actor actor,
            @PathVariable String term,
            @RequestParam(defaultValue = "SHEET") CourseImports.Format format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean leaveOut,
            @RequestParam Optional<@Size(max = 40) String> campus,
            HttpServletRequest request)
            throws IOException {
        CourseImports.Wish wish =
                new CourseImports.Wish(format, dryRun, leaveOut, campus.filter(code -> !code.isBlank()));
        return imports.bringIn(actor, term, request.getInputStream(), wish);
    }

    /** Takes a list of students of sections. */
    @Once
    @BodyLimit("20MB")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    @PostMapping("/terms/{term}/roll")
    ListReport roll(
            Actor actor,
            @PathVariable String term,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean leaveOut,
            HttpServletRequest request)
            throws IOException {
        return rolls.bringIn(actor, term, request.getInputStream(), dryRun, leaveOut);
    }

    /** Takes the exams of a term in the place of those before. */
    @Once
    @BodyLimit("20MB")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    @PostMapping("/terms/{term}/exams")
    ListReport exams(
            Actor actor,
            @PathVariable String term,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean leaveOut,
            HttpServletRequest request)
            throws IOException {
        return exams.bringIn(actor, term, request.getInputStream(), dryRun, leaveOut);
    }

    /** An empty table with the columns that are understood. */
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    @GetMapping("/templates/{kind}")
    ResponseEntity<byte[]> planTemplate(
            @PathVariable @Pattern(regexp = "plan|roll|exams") String kind,
            @RequestParam(defaultValue = "xlsx") @Pattern(regexp = "csv|xlsx") String format) {
        boolean sheet = format.equals("xlsx");
        List<String> titles = titles(kind);
        ContentDisposition shown = ContentDisposition.attachment()
                .filename("timetable-" + kind + "." + format)
                .build();
        return ResponseEntity.ok()
                .contentType(sheet ? XLSX : CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(sheet ? sheets.xlsx(kind, titles, List.of()) : sheets.csv(titles, List.of()));
    }

    private static List<String> titles(String kind) {
        return switch (kind) {
            case "plan" -> Stream.of(PlanColumn.values()).map(PlanColumn::title).toList();
            case "roll" -> List.of(Rolls.SECTION.title(), Rolls.NUMBER.title());
            default ->
                Stream.concat(ExamFile.NEEDED.stream(), Stream.of(ExamFile.NUMBER, ExamFile.SEAT))
                        .map(ListFile.Column::title)
                        .toList();
        };
    }

    @GetMapping("/periods")
    @MayCall(MayCall.SIGNED_IN)
    List<PeriodTable> periods() {
        return teaching.tables();
    }

    /** Adds a period table; one of the same campus and first day corrects it. Lessons follow. */
    @Once
    @PostMapping("/periods")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    PeriodTable savePeriods(@Valid @RequestBody SavePeriods command, Actor actor) {
        return teaching.save(actor, command.table());
    }

    /** Days of a term that are taught otherwise than the calendar says. */
    @GetMapping("/terms/{term}/days")
    @MayCall(MayCall.SIGNED_IN)
    List<TeachingDay> teachingDays(@PathVariable String term) {
        return teaching.days(term);
    }

    /** Says that a day is not taught, or taught as another day. Lessons follow. */
    @PutMapping("/days/{day}")
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    TeachingDay saveDay(@PathVariable LocalDate day, @Valid @RequestBody SaveTeachingDay command, Actor actor) {
        return teaching.save(
                actor, new TeachingDay(day, command.taughtAs(), command.reason().strip()));
    }

    @DeleteMapping("/days/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @MayCall(value = TimetablePart.MANAGE, everywhere = true)
    void forgetDay(@PathVariable LocalDate day, Actor actor) {
        teaching.forget(actor, day);
    }

    /** {@code campus}: absent for all campuses without a table of their own. */
    record SavePeriods(
            Optional<UUID> campus,
            @NotBlank @Size(max = 60) String name,
            @NotNull LocalDate firstDay,
            @NotNull LocalDate lastDay,
            @NotNull @Size(min = 1, max = 30) List<@NotNull ClassPeriod> periods) {

        PeriodTable table() {
            return new PeriodTable(campus.map(PlaceId::new), name, firstDay, lastDay, periods);
        }
    }

    /** {@code taughtAs}: the day whose lessons are taught on it; absent when nothing is taught. */
    record SaveTeachingDay(
            Optional<LocalDate> taughtAs,
            @NotBlank @Size(max = 100) String reason) {}
}
