package shaopao.audit;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.audit.AuditStore.Question;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Page;
import shaopao.kernel.Scope;

@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final String READ = "audit.read";
    private static final int EXPORT_PAGE = 1_000;
    private static final int ENTRIES_MAX = 1_000_000;

    private final AuditStore store;
    private final Audit audit;

    AuditController(AuditStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** Acts, the newest first. */
    @MayCall(READ)
    @GetMapping
    Page<AuditEntry> entries(
            Actor actor,
            @RequestParam Optional<UUID> person,
            @RequestParam Optional<@Size(max = 100) String> act,
            @RequestParam Optional<@Size(max = 200) String> subject,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Page.limit(limit);
        Question question = new Question(person, act.map(AuditController::literal), subject, from, to);
        List<AuditEntry> rows = store.entries(question, actor.scope(READ), after, size);
        return Page.of(rows, size, entry -> entry.id().toString());
    }

    /** The same as a CSV file (RFC 4180, UTF-8), written as it is read: its length does not matter. */
    @MayCall(READ)
    @GetMapping(path = "/export", produces = "text/csv")
    void export(
            Actor actor,
            @RequestParam Optional<UUID> person,
            @RequestParam Optional<@Size(max = 100) String> act,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            HttpServletResponse response)
            throws IOException {
        Question question = new Question(person, act.map(AuditController::literal), Optional.empty(), from, to);
        Scope scope = actor.scope(READ);
        List<AuditEntry> rows = store.entries(question, scope, Optional.empty(), EXPORT_PAGE);
        audit.record(actor, "audit.exported", "audit", "", Map.of());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        Writer out = response.getWriter();
        out.write(AuditCsv.HEADING);
        for (int written = EXPORT_PAGE; rows.size() > EXPORT_PAGE && written < ENTRIES_MAX; written += EXPORT_PAGE) {
            List<AuditEntry> page = rows.subList(0, EXPORT_PAGE);
            write(page, out);
            rows = store.entries(question, scope, Optional.of(page.getLast().id()), EXPORT_PAGE);
        }
        write(rows.subList(0, Math.min(rows.size(), EXPORT_PAGE)), out);
        out.flush();
    }

    private static void write(List<AuditEntry> entries, Writer out) throws IOException {
        for (AuditEntry entry : entries) {
            out.write(AuditCsv.line(entry));
        }
    }

    /** Checks the whole chain; takes as long as there are entries. */
    @MayCall(READ)
    @GetMapping("/verification")
    Audit.Verdict verification() {
        return audit.verify();
    }

    /** For LIKE: what was typed means itself. */
    private static String literal(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
