package shaopao.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;

@RestController
@RequestMapping("/api/people/imports")
class ImportController {

    private static final String IMPORT = "people.import";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Imports imports;
    private final MessageSource messages;

    ImportController(Imports imports, MessageSource messages) {
        this.imports = imports;
        this.messages = messages;
    }

    /** Begins an import; the body is the CSV or XLSX file itself. A dry run only tells what it would do. */
    @Once
    @BodyLimit("100MB")
    @MayCall(IMPORT)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportStatus start(
            Actor actor,
            @RequestParam String kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") @Size(max = 200) String fileName,
            HttpServletRequest request)
            throws IOException {
        return imports.start(actor, ImportKind.of(kind), dryRun, fileName, request.getInputStream());
    }

    /** The same for photos: the body is a ZIP of JPEG and PNG files, each called after the number of its person. */
    @Once
    @BodyLimit("2GB")
    @MayCall(IMPORT)
    @PostMapping("/photos")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportStatus startPhotos(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") @Size(max = 200) String fileName,
            HttpServletRequest request)
            throws IOException {
        return imports.start(actor, ImportKind.PHOTOS, dryRun, fileName, request.getInputStream());
    }

    /** Imports so far, newest first. */
    @MayCall(IMPORT)
    @GetMapping
    Page<ImportStatus> imports(@RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        return imports.imports(after, limit);
    }

    /** How an import stands, with the first thousand places that are wrong. */
    @MayCall(IMPORT)
    @GetMapping("/{id}")
    ImportReport report(@PathVariable UUID id) {
        ImportStatus status = imports.status(id);
        return new ImportReport(
                status,
                imports.bad(id).stream().map(cell -> told(status.kind(), cell)).toList());
    }

    /** Stops an import; nothing of it stays. */
    @MayCall(IMPORT)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id) {
        imports.cancel(id);
    }

    /** The bad places as CSV. */
    @MayCall(IMPORT)
    @GetMapping("/{id}/bad-rows.csv")
    ResponseEntity<byte[]> badRows(@PathVariable UUID id) {
        StringBuilder csv = new StringBuilder(CsvCells.MARK);
        csv.append(CsvCells.line(List.of(text("row"), text("column"), text("reason"), text("value"))));
        ImportKind kind = imports.status(id).kind();
        imports.bad(id).stream()
                .map(cell -> told(kind, cell))
                .forEach(place -> csv.append(CsvCells.line(
                        List.of(Long.toString(place.row()), place.column(), place.message(), place.value()))));
        return file("bad-rows.csv", csv.toString());
    }

    /** An empty file with the columns that a kind may have, in the reader's language. */
    @MayCall(IMPORT)
    @GetMapping("/template")
    ResponseEntity<byte[]> template(
            @RequestParam String kind,
            @RequestParam(defaultValue = "csv") @Pattern(regexp = "csv|xlsx") String format) {
        ImportKind wanted = ImportKind.of(kind);
        List<String> titles = wanted.columns().stream().map(this::title).toList();
        String plural = wanted.name().toLowerCase(Locale.ROOT);
        String name = plural + "-template." + format;
        return format.equals("xlsx")
                ? file(name, XLSX, TemplateSheet.of(plural, titles))
                : file(name, CsvCells.MARK + CsvCells.line(titles));
    }

    private static ResponseEntity<byte[]> file(String name, String text) {
        return file(name, CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    private String title(ImportKind.Column column) {
        return chinese() ? column.titles().getFirst() : column.name();
    }

    /** As the template calls it; a name that the file made up stays. */
    private String column(ImportKind kind, String name) {
        return kind.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(this::title)
                .orElse(name);
    }

    private static boolean chinese() {
        return !LocaleContextHolder.getLocale().getLanguage().equals("en");
    }

    private BadPlace told(ImportKind kind, BadCell cell) {
        String key = "people.flaw." + cell.reason();
        String message = messages.getMessage(key, null, key, LocaleContextHolder.getLocale());
        return new BadPlace(
                cell.row(), column(kind, cell.column()), cell.reason().name(), String.valueOf(message), cell.value());
    }

    private String text(String name) {
        return String.valueOf(messages.getMessage("people.bad." + name, null, name, LocaleContextHolder.getLocale()));
    }

    /** An import with what is wrong with its file. */
    record ImportReport(ImportStatus status, List<BadPlace> badPlaces) {}

    /** A place that is wrong, told in the reader's language. */
    record BadPlace(long row, String column, String reason, String message, String value) {}
}
