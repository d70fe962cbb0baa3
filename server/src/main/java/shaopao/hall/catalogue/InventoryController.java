package shaopao.hall.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.ProblemException;
import shaopao.people.Sheets;

/** Inventories (事项梳理表) as tables. */
@RestController
@RequestMapping("/api/hall/manage/inventory")
class InventoryController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Inventory inventory;
    private final Sheets sheets;
    private final MessageSource messages;

    InventoryController(Inventory inventory, Sheets sheets, MessageSource messages) {
        this.inventory = inventory;
        this.sheets = sheets;
        this.messages = messages;
    }

    /**
     * Takes the inventory of a department; the body is the XLSX or CSV file itself. A dry run only tells what it would
     * do and what is wrong; else a file with a flaw is refused whole.
     */
    @Once
    @BodyLimit("10MB")
    @MayCall(Lives.MANAGE)
    @PostMapping
    InventoryReport takeInventory(
            Actor actor, @RequestParam(defaultValue = "false") boolean dryRun, HttpServletRequest request)
            throws IOException {
        Inventory.Result result = inventory.bringIn(actor, request.getInputStream(), dryRun);
        List<BadRow> bad = result.bad().stream().map(this::told).toList();
        if (!dryRun && !bad.isEmpty()) {
            long rows = result.bad().stream()
                    .map(InventoryRules.Bad::row)
                    .distinct()
                    .count();
            throw new ProblemException(CatalogueProblem.INVENTORY_FLAWED, Map.of("bad", rows, "errors", bad));
        }
        return new InventoryReport(
                dryRun,
                result.added(),
                result.changed(),
                result.unchanged(),
                bad,
                result.unknownColumns(),
                result.codes());
    }

    /** An empty table with the columns that are understood. */
    @MayCall(Lives.MANAGE)
    @GetMapping("/template")
    ResponseEntity<byte[]> inventoryTemplate(
            @RequestParam(defaultValue = "xlsx") @Pattern(regexp = "csv|xlsx") String format) {
        return file("inventory-template", format, titles(), List.of());
    }

    /** The items within reach as a table. */
    @MayCall(Lives.MANAGE)
    @GetMapping("/export")
    ResponseEntity<byte[]> inventoryTable(
            Actor actor, @RequestParam(defaultValue = "xlsx") @Pattern(regexp = "csv|xlsx") String format) {
        List<String> titles = new ArrayList<>(titles());
        titles.add("状态");
        return file("inventory", format, titles, inventory.table(actor));
    }

    private static List<String> titles() {
        return Stream.of(InventoryColumn.values()).map(InventoryColumn::title).toList();
    }

    private ResponseEntity<byte[]> file(String name, String format, List<String> titles, List<List<String>> rows) {
        boolean sheet = format.equals("xlsx");
        ContentDisposition shown =
                ContentDisposition.attachment().filename(name + "." + format).build();
        return ResponseEntity.ok()
                .contentType(sheet ? XLSX : CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(sheet ? sheets.xlsx(name, titles, rows) : sheets.csv(titles, rows));
    }

    private BadRow told(InventoryRules.Bad bad) {
        String key = "hall.inventory." + bad.reason();
        String message = messages.getMessage(key, null, key, LocaleContextHolder.getLocale());
        return new BadRow(bad.row(), bad.column().title(), bad.reason(), String.valueOf(message), bad.value());
    }

    /** What a table did, or would do; codes are those of its items in the order of its rows. */
    record InventoryReport(
            boolean dryRun,
            int added,
            int changed,
            int unchanged,
            List<BadRow> bad,
            List<String> unknownColumns,
            List<String> codes) {}

    /** A cell that cannot be taken, told in the reader's language. */
    record BadRow(long row, String column, InventoryRules.Flaw reason, String message, String value) {}
}
