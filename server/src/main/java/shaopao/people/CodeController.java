package shaopao.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.Words;

/** Tables of codes: everybody reads them, who keeps them changes them. */
@RestController
@RequestMapping("/api/people/codes")
class CodeController {

    private final Codes codes;
    private final CodeTables tables;

    CodeController(Codes codes, CodeTables tables) {
        this.codes = codes;
        this.tables = tables;
    }

    /** The tables of codes, without their codes. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    Page<CodeTable> codeTables() {
        return new Page<>(codes.tables(), Optional.empty());
    }

    /** One table with all its codes, also those that nobody is offered any more. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{table}")
    CodeTable codeTable(@PathVariable String table) {
        return tables.table(table);
    }

    /** Codes of a table by code, name, pinyin or initials. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{table}/search")
    Page<CodeTable.Code> findCodes(
            @PathVariable String table,
            @RequestParam(defaultValue = "") @Size(max = 100) String q,
            @RequestParam(defaultValue = "200") int limit) {
        return new Page<>(CodeSearch.find(tables.table(table), q, Page.limit(limit)), Optional.empty());
    }

    /** What relies on a table. */
    @MayCall(CodeTables.KEEP)
    @GetMapping("/{table}/uses")
    List<Words> codeTableUses(@PathVariable String table) {
        return tables.uses(tables.table(table).name());
    }

    /** Adds a table of the school's own. */
    @Once
    @MayCall(CodeTables.KEEP)
    @PostMapping
    CodeTable addCodeTable(Actor actor, @Valid @RequestBody AddCodeTable command) {
        return tables.add(actor, command.table());
    }

    /** Calls a table of the school's own otherwise, or does not offer it to new forms. */
    @MayCall(CodeTables.KEEP)
    @PutMapping("/{table}")
    CodeTable changeCodeTable(Actor actor, @PathVariable String table, @Valid @RequestBody ChangeCodeTable command) {
        return tables.change(actor, command.seen(), command.table(table));
    }

    /** Removes a table of the school's own on which nothing relies. */
    @MayCall(CodeTables.KEEP)
    @DeleteMapping("/{table}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCodeTable(Actor actor, @PathVariable String table, @RequestParam long seen) {
        tables.remove(actor, table, seen);
    }

    /** Adds a code to a table of the school's own, behind the others. */
    @Once
    @MayCall(CodeTables.KEEP)
    @PostMapping("/{table}/codes")
    CodeTable addCode(Actor actor, @PathVariable String table, @Valid @RequestBody AddCode command) {
        return tables.add(
                actor, table, command.seen(), command.said().code(command.code().strip()));
    }

    /** Changes a code of a table of the school's own. */
    @MayCall(CodeTables.KEEP)
    @PutMapping("/{table}/codes/{code}")
    CodeTable changeCode(
            Actor actor,
            @PathVariable String table,
            @PathVariable String code,
            @Valid @RequestBody ChangeCode command) {
        return tables.change(actor, table, command.seen(), command.said().code(code));
    }

    /** Removes a code of a table of the school's own on which nothing relies. */
    @MayCall(CodeTables.KEEP)
    @DeleteMapping("/{table}/codes/{code}")
    CodeTable removeCode(Actor actor, @PathVariable String table, @PathVariable String code, @RequestParam long seen) {
        return tables.removeCode(actor, table, seen, code);
    }

    /** Hides a code of a standard, or calls it shorter in forms. */
    @MayCall(CodeTables.KEEP)
    @PutMapping("/{table}/choices/{code}")
    CodeTable chooseCode(
            Actor actor,
            @PathVariable String table,
            @PathVariable String code,
            @Valid @RequestBody ChooseCode command) {
        return tables.choose(actor, table, command.seen(), command.choice(code));
    }

    /** Puts codes first, in this order. */
    @MayCall(CodeTables.KEEP)
    @PutMapping("/{table}/order")
    CodeTable orderCodes(Actor actor, @PathVariable String table, @Valid @RequestBody OrderCodes command) {
        return tables.order(actor, table, command.seen(), command.codes());
    }

    /** A new table. */
    record AddCodeTable(
            @NotBlank @Size(max = 40) String name,
            @NotBlank @Size(max = 60) String titleZh,
            @NotNull @Size(max = 60) String titleEn,
            @NotNull @Size(max = 300) String note) {

        OwnTable table() {
            return CodeController.table(name.strip(), titleZh, titleEn, note, true);
        }
    }

    /**
     * What a table is called.
     *
     * @param seen the revision that the reader saw
     */
    record ChangeCodeTable(
            long seen,
            @NotBlank @Size(max = 60) String titleZh,
            @NotNull @Size(max = 60) String titleEn,
            @NotNull @Size(max = 300) String note,
            boolean inUse) {

        OwnTable table(String name) {
            return CodeController.table(name, titleZh, titleEn, note, inUse);
        }
    }

    private static OwnTable table(String name, String zh, String en, String note, boolean inUse) {
        return new OwnTable(name, new Words(zh.strip(), en.isBlank() ? zh.strip() : en.strip()), note.strip(), inUse);
    }

    /** A new code. */
    record AddCode(
            long seen,
            @NotBlank @Size(max = 60) String code,
            @NotNull @Valid CodeSaid said) {}

    /** What a code is from now on. */
    record ChangeCode(long seen, @NotNull @Valid CodeSaid said) {}

    /** What the school does with a code of a standard. */
    record ChooseCode(
            long seen,
            boolean hidden,
            @Nullable @Size(max = 40) String shortName) {

        CodeChoice choice(String code) {
            return new CodeChoice(
                    code,
                    hidden,
                    Optional.ofNullable(shortName).map(String::strip).filter(text -> !text.isEmpty()),
                    Optional.empty());
        }
    }

    /** An order. */
    record OrderCodes(
            long seen,
            @NotNull @Size(max = CodeRules.CODES_MAX) List<@NotNull @Size(max = 60) String> codes) {}
}
