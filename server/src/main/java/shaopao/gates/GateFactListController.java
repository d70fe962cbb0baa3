package shaopao.gates;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.gates.GateFactController.EndFact;
import shaopao.gates.GateFactFile.Column;
import shaopao.gates.GateFactLists.FactReport;
import shaopao.gates.GateFactOrders.Ending;
import shaopao.gates.GateFactOrders.FactsTold;
import shaopao.gates.GateFactOrders.Order;
import shaopao.gates.GateFactWriter.Saying;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.people.People;
import shaopao.people.Sheets;

/** Facts of people as whole sources: lists of departments, and what other systems say of persons by their numbers. */
@RestController
@RequestMapping("/api/gates/facts")
class GateFactListController {

    private static final String SOURCE = "[a-z0-9][a-z0-9-]{0,39}";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final GateFactLists lists;
    private final GateFactOrders orders;
    private final GateFactDesk desk;
    private final GateFactBoard board;
    private final Sheets sheets;
    private final People people;

    GateFactListController(
            GateFactLists lists,
            GateFactOrders orders,
            GateFactDesk desk,
            GateFactBoard board,
            Sheets sheets,
            People people) {
        this.lists = lists;
        this.orders = orders;
        this.desk = desk;
        this.board = board;
        this.sheets = sheets;
        this.people = people;
    }

    /**
     * Takes a list in the place of what its source said before; the body is the CSV or XLSX file itself. A dry run only
     * tells what it would do and what is wrong with which row. {@code kind}: of rows that do not say it.
     */
    @Once
    @BodyLimit("20MB")
    @MayCall(value = GatesPart.FACTS, everywhere = true)
    @PostMapping("/sources/{source}/list")
    FactReport list(
            Actor actor,
            @PathVariable @Pattern(regexp = SOURCE) String source,
            @RequestParam Optional<GateFactKind> kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") @Size(max = 60) String run,
            HttpServletRequest request)
            throws IOException {
        return lists.bringIn(actor, new GateFactLists.Wish(source, kind, dryRun, run), request.getInputStream());
    }

    /**
     * Sets and ends facts of persons by their numbers, all or nothing; for service accounts. The same again changes
     * nothing. A new residence ends the one before that the source told, a new state of a campaign the former state.
     */
    @MayCall(GatesPart.FACTS)
    @PutMapping("/sources/{source}")
    FactsTold tell(
            @PathVariable @Pattern(regexp = SOURCE) String source, @Valid @RequestBody TellFacts command, Actor actor) {
        return orders.say(
                actor,
                source,
                command.set().stream().map(TellFact::order).toList(),
                command.end().stream()
                        .map(one -> new Ending(one.number().strip(), one.kind(), one.value()))
                        .toList());
    }

    /** At most 500 of each. */
    record TellFacts(
            @NotNull @Size(max = 500) List<@NotNull @Valid TellFact> set,
            @NotNull @Size(max = 500) List<@NotNull @Valid TakeBackFact> end) {}

    /** {@code value}: {@code D03-412}, {@code welcome=done}, {@code library-late}, empty for off campus. */
    record TellFact(
            @NotBlank @Size(max = 32) String number,
            @NotNull GateFactKind kind,
            @NotNull @Size(max = 100) String value,
            Optional<Instant> from,
            Optional<Instant> until) {

        Order order() {
            return new Order(number.strip(), new Saying(kind, value, from, until));
        }
    }

    /** {@code value}: absent for whatever the source said of this kind. */
    record TakeBackFact(
            @NotBlank @Size(max = 32) String number,
            @NotNull GateFactKind kind,
            Optional<@Size(max = 100) String> value) {}

    /** Ends everything that a source says. */
    @Once
    @PostMapping("/sources/{source}/end")
    @MayCall(value = GatesPart.FACTS, everywhere = true)
    FactsTold endSource(
            @PathVariable @Pattern(regexp = SOURCE) String source, @Valid @RequestBody EndFact command, Actor actor) {
        return new FactsTold(0, 0, desk.endAll(actor, source, command.reason()));
    }

    /** An empty table with the columns that are understood. */
    @MayCall(GatesPart.FACTS)
    @GetMapping("/template")
    ResponseEntity<byte[]> factTemplate(
            @RequestParam(defaultValue = "xlsx") @Pattern(regexp = "csv|xlsx") String format) {
        List<String> titles = Stream.of(
                        Column.NUMBER, Column.NAME, Column.KIND, Column.VALUE, Column.FROM, Column.UNTIL)
                .map(Column::title)
                .toList();
        return format.equals("xlsx")
                ? file("facts.xlsx", XLSX, sheets.xlsx("facts", titles, List.of()))
                : file("facts.csv", CSV, sheets.csv(titles, List.of()));
    }

    /** What is asked for as a table that can be brought in again. */
    @MayCall(value = GatesPart.FACTS, everywhere = true)
    @GetMapping("/export")
    ResponseEntity<byte[]> exportFacts(
            @RequestParam Optional<GateFactKind> kind,
            @RequestParam Optional<@Size(max = 40) String> source,
            @RequestParam(defaultValue = "") @Size(max = 60) String q,
            @RequestParam(defaultValue = "false") boolean over,
            Actor actor) {
        List<String> titles = Stream.of(Column.values()).map(Column::title).toList();
        List<List<String>> rows = board.table(actor, GateFactController.search(people, kind, source, q, over));
        return file("facts.csv", CSV, sheets.csv(titles, rows));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        ContentDisposition shown =
                ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .body(content);
    }
}
