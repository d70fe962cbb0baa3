package shaopao.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;

/** Tables of codes as files. */
@RestController
@RequestMapping("/api/people/codes/{table}/file")
class CodeFileController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final CodeTables tables;
    private final CodeIntake intake;
    private final CodeFlawWords words;
    private final Sheets sheets;
    private final MessageSource messages;

    CodeFileController(
            CodeTables tables, CodeIntake intake, CodeFlawWords words, Sheets sheets, MessageSource messages) {
        this.tables = tables;
        this.intake = intake;
        this.words = words;
        this.sheets = sheets;
        this.messages = messages;
    }

    /** The table as a file that reads back as it was written. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    ResponseEntity<byte[]> codeFile(
            @PathVariable String table,
            @RequestParam(defaultValue = "csv") @Pattern(regexp = "csv|xlsx") String format) {
        CodeTable found = tables.table(table);
        List<String> titles = Stream.of(CodeColumn.values())
                .map(column -> text("people.code-column." + column))
                .toList();
        List<List<String>> rows = CodeSheet.rows(found, text("people.code-in-use.yes"), text("people.code-in-use.no"));
        boolean sheet = format.equals("xlsx");
        ContentDisposition shown = ContentDisposition.attachment()
                .filename(found.name() + "." + format)
                .build();
        return ResponseEntity.ok()
                .contentType(sheet ? XLSX : CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(sheet ? sheets.xlsx(found.name(), titles, rows) : sheets.csv(titles, rows));
    }

    private String text(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }

    /**
     * Takes codes of a table of the school's own; the body is the CSV or XLSX file itself. A dry run only tells what it
     * would do and what is wrong; else a file with a flaw is refused whole. Codes that it does not name stay.
     */
    @Once
    @BodyLimit("4MB")
    @MayCall(CodeTables.KEEP)
    @PostMapping
    CodesTaken takeCodes(
            Actor actor,
            @PathVariable String table,
            @RequestParam long seen,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest request)
            throws IOException {
        CodeIntake.Taken taken = intake.bringIn(actor, table, seen, request.getInputStream(), dryRun);
        return new CodesTaken(
                dryRun,
                taken.added(),
                taken.changed(),
                taken.unchanged(),
                words.told(taken.bad()),
                taken.unknownColumns());
    }

    /** What a file did, or would do. */
    record CodesTaken(
            boolean dryRun,
            int added,
            int changed,
            int unchanged,
            List<CodeFlawWords.FlawedCode> bad,
            List<String> unknownColumns) {}
}
