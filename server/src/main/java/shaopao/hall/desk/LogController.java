package shaopao.hall.desk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.audit.Audit;
import shaopao.hall.Reach;
import shaopao.hall.Sight;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.workflow.log.CaseLogs;
import shaopao.workflow.log.LogQuery;

/** Histories of applications as event logs, for tools of process mining. */
@RestController
@RequestMapping("/api/hall/desk")
class LogController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final CaseLogs logs;
    private final Sight sight;
    private final Audit audit;

    LogController(CaseLogs logs, Sight sight, Audit audit) {
        this.logs = logs;
        this.sight = sight;
        this.audit = audit;
    }

    /** XES (IEEE 1849), compressed by gzip, of the applications within reach that were handed in on these days. */
    @MayCall(Sight.MANAGE)
    @GetMapping(path = "/log.xes.gz", produces = "application/gzip")
    void xesLog(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 60) String item,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            HttpServletResponse response)
            throws IOException {
        LogQuery query = query(actor, item, from, to);
        begin(actor, item, "xes.gz", "application/gzip", response);
        logs.xes(query, response.getOutputStream());
    }

    /** The same as OCEL 2.0 in JSON. */
    @MayCall(Sight.MANAGE)
    @GetMapping(path = "/log.ocel.json", produces = "application/json")
    void ocelLog(
            Actor actor,
            @RequestParam(defaultValue = "") @Size(max = 60) String item,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            HttpServletResponse response)
            throws IOException {
        LogQuery query = query(actor, item, from, to);
        begin(actor, item, "ocel.json", "application/json", response);
        logs.ocel(query, response.getOutputStream());
    }

    private LogQuery query(Actor actor, String item, Optional<LocalDate> from, Optional<LocalDate> to) {
        Reach reach = sight.reach(actor, Sight.MANAGE);
        return new LogQuery(
                reach.all() && item.isEmpty(),
                reach.narrowed(item.isEmpty() ? Set.of() : Set.of(item)),
                from.map(LogController::begins),
                to.map(day -> begins(day.plusDays(1))));
    }

    private static Instant begins(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private void begin(Actor actor, String item, String ending, String type, HttpServletResponse response) {
        audit.record(actor, "hall.log-exported", "item", item, Map.of("format", ending));
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"applications." + ending + "\"");
    }
}
