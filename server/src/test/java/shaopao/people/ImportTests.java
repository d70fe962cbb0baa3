package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

@ModuleTest
class ImportTests {

    private static final String HEADER = "学号,姓名,人员类别,单位代码,班级代码,性别,证件类型,证件号码,手机号码,电子邮箱,入学日期,截止日期";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    People people;

    @Autowired
    DetailStore details;

    @Autowired
    IdentityNumbers identities;

    @Autowired
    JdbcClient jdbc;

    private String tag;

    @BeforeEach
    void units() throws Exception {
        tag = "i" + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 100_000_000, 36);
        done(
                ImportKind.UNITS,
                "code,name,kind,parent",
                tag + "A,甲学院,学院,",
                tag + "B,乙学院,学院,",
                tag + "A1,甲系,系," + tag + "A");
        done(
                ImportKind.CLASSES,
                "code,name,unit,grade,major,majorName",
                tag + "a,甲2301班," + tag + "A,2023,m" + tag + ",甲专业",
                tag + "b,乙2301班," + tag + "B,2023,,");
    }

    @Test
    void fileBroughtInTwiceChangesNothing() throws Exception {
        Path file = RosterFiles.csv(folder, HEADER, row("1", "张三"), row("2", "李四"));
        ImportStatus first = bringIn(file, false);
        assertThat(first.phase()).isEqualTo(ImportPhase.DONE);
        assertThat(List.of(first.added(), first.changed(), first.unchanged(), first.ended()))
                .containsExactly(2L, 0L, 0L, 0L);
        ImportStatus second = bringIn(file, false);
        assertThat(List.of(second.added(), second.changed(), second.unchanged(), second.ended()))
                .containsExactly(0L, 0L, 2L, 0L);
        PersonDetail detail = details.detail(person("1").id()).orElseThrow();
        assertThat(detail.affiliations()).hasSize(1);
        assertThat(detail.identity().orElseThrow()).matches("3301\\*{10}\\d{3}[\\dX]");
        assertThat(detail.contacts()).extracting(PersonDetail.Contact::value).contains("139****0001");
    }

    @Test
    void dryRunTellsWhatWouldHappenAndChangesNothing() throws Exception {
        Path file = RosterFiles.csv(folder, HEADER, row("1", "张三"), row("2", "李四"));
        ImportStatus tried = bringIn(file, true);
        assertThat(tried.phase()).isEqualTo(ImportPhase.CHECKED);
        assertThat(tried.added()).isEqualTo(2);
        assertThat(people.byNumber(tag + "1")).isEmpty();
    }

    @Test
    void oneBadRowKeepsEverybodyOut() throws Exception {
        Path file = RosterFiles.csv(folder, HEADER, row("1", "张三"), row("2", ""), row("3", "王五"));
        ImportStatus refused = bringIn(file, false);
        assertThat(refused.phase()).isEqualTo(ImportPhase.REFUSED);
        assertThat(refused.bad()).isEqualTo(1);
        assertThat(imports.bad(refused.id())).containsExactly(new BadCell(3, "name", Flaw.REQUIRED, ""));
        assertThat(people.byNumber(tag + "1")).isEmpty();
        assertThat(people.byNumber(tag + "3")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            学号       | ''                    | REQUIRED
            学号       | a b                   | WRONG_CHARACTERS
            学号       | 123456789012345678901234567890123 | TOO_LONG
            姓名       | ''                    | REQUIRED
            人员类别   | 神仙                  | UNKNOWN_KIND
            单位代码   | nowhere               | UNKNOWN_UNIT
            班级代码   | noclass               | UNKNOWN_CLASS
            性别       | 男女                  | UNKNOWN_CODE
            证件类型   | 通行证                | UNKNOWN_CODE
            证件号码   | 1234                  | IDENTITY_WRONG_LENGTH
            证件号码   | 33010619990101123A    | IDENTITY_WRONG_CHARACTERS
            证件号码   | 330106199902301238    | IDENTITY_WRONG_BIRTH_DATE
            证件号码   | 990106199901011238    | IDENTITY_UNKNOWN_REGION
            手机号码   | 12345                 | NOT_A_PHONE
            手机号码   | =1+1                  | NOT_A_PHONE
            电子邮箱   | zhang                 | NOT_A_MAIL
            入学日期   | 2023-02-30            | NOT_A_DATE
            入学日期   | 昨天                  | NOT_A_DATE
            截止日期   | 2001-01-01            | ENDS_BEFORE_IT_BEGINS
            """)
    void badCellIsToldWithRowColumnAndReason(String column, String value, Flaw reason) throws Exception {
        int place = List.of(HEADER.split(",")).indexOf(column);
        String[] cells = row("7", "张三").split(",", -1);
        cells[place] = value;
        ImportStatus refused = bringIn(RosterFiles.csv(folder, HEADER, row("6", "李四"), String.join(",", cells)), true);
        assertThat(refused.phase()).isEqualTo(ImportPhase.REFUSED);
        assertThat(imports.bad(refused.id())).singleElement().satisfies(bad -> {
            assertThat(bad.row()).isEqualTo(3);
            assertThat(bad.reason()).isEqualTo(reason);
        });
    }

    @Test
    void rowsThatContradictEachOtherOrTheSchoolAreTold() throws Exception {
        done(ImportKind.PERSONS, HEADER, row("1", "张三"), row("2", "李四"));
        String stolen = row("1", "张三").replace(identity("1"), identity("2"));
        assertThat(reasons(HEADER, stolen)).containsExactly(Flaw.IDENTITY_OF_ANOTHER);
        assertThat(reasons(HEADER, row("8", "张三"), row("8", "张三").replace(identity("8"), "")))
                .containsExactly(Flaw.DUPLICATE_IN_FILE);
        assertThat(reasons(HEADER, row("9", "张三").replace("," + tag + "a,", "," + tag + "b,")))
                .containsExactly(Flaw.CLASS_OF_ANOTHER_UNIT);
        String wrongCheck = identity("9").substring(0, 17) + (identity("9").endsWith("X") ? "1" : "X");
        assertThat(reasons(HEADER, row("9", "张三").replace(identity("9"), wrongCheck)))
                .containsExactly(Flaw.IDENTITY_WRONG_CHECK);
        assertThat(reasons(
                        "number,name,kind,unit,identityNumber,birthOn",
                        tag + "9,张三,学生," + tag + "A," + identity("9") + ",1999-01-02"))
                .containsExactly(Flaw.BIRTH_CONTRADICTS_IDENTITY);
        assertThat(reasons("number,name,kind,unit,major", tag + "9,张三,学生," + tag + "A,zzz"))
                .containsExactly(Flaw.UNKNOWN_MAJOR);
        assertThat(reasons(HEADER, row("9", "张\u0007三"))).containsExactly(Flaw.CONTROL_CHARACTER);
        assertThat(reasons(HEADER, row("9", "张三") + ",1,2,3")).containsExactly(Flaw.TOO_MANY_CELLS);
        assertThat(reasons("学号,学号,姓名,人员类别,单位代码,颜色"))
                .containsExactlyInAnyOrder(Flaw.DUPLICATE_COLUMN, Flaw.UNKNOWN_COLUMN);
        assertThat(reasons("学号,姓名")).containsExactly(Flaw.MISSING_COLUMN, Flaw.MISSING_COLUMN);
    }

    @Test
    void organisationIsCheckedToo() throws Exception {
        assertThat(reasonsOf(
                        ImportKind.UNITS,
                        "code,name,kind,parent",
                        tag + "P,甲,学院," + tag + "Q",
                        tag + "Q,乙,系," + tag + "P"))
                .contains(Flaw.UNIT_BELOW_ITSELF);
        assertThat(reasonsOf(ImportKind.UNITS, "code,name,kind,parent", tag + "P,甲,学院,none"))
                .containsExactly(Flaw.UNKNOWN_UNIT);
        assertThat(reasonsOf(
                        ImportKind.CLASSES, "code,name,unit,grade,counsellors", tag + "c,班," + tag + "A,23年,nobody"))
                .contains(Flaw.NOT_A_NUMBER);
        assertThat(reasonsOf(
                        ImportKind.CLASSES, "code,name,unit,grade,counsellors", tag + "c,班," + tag + "A,2023,nobody"))
                .containsExactly(Flaw.UNKNOWN_PERSON);
        assertThat(reasonsOf(ImportKind.POSTS, "unit,number,kind,title,from", tag + "A,nobody,正职,院长,2020-01-01"))
                .containsExactly(Flaw.UNKNOWN_PERSON);
    }

    @Test
    void studentWhoBecomesAssistantStaysOnePerson() throws Exception {
        done(ImportKind.PERSONS, HEADER, row("1", "张三"));
        done(
                ImportKind.PERSONS,
                HEADER,
                String.join(
                        ",", tag + "T1", "张三", "教职工", tag + "B", "", "男", "", identity("1"), "", "", "2026-07-01", ""));
        PersonId person = person("1").id();
        assertThat(people.byNumber(tag + "T1").orElseThrow().id()).isEqualTo(person);
        assertThat(details.detail(person).orElseThrow().affiliations())
                .extracting(PersonDetail.Affiliation::kind)
                .containsExactlyInAnyOrder(PersonKind.STUDENT, PersonKind.STAFF);
        assertThat(details.detail(person).orElseThrow().numbers()).contains(tag + "1", tag + "T1");
        assertThat(person("1").number()).isEqualTo(tag + "1");
    }

    @Test
    void changeOfClassEndsOneAffiliationAndBeginsAnother() throws Exception {
        done(ImportKind.PERSONS, HEADER, row("1", "张三"));
        ImportStatus moved = done(
                ImportKind.PERSONS,
                HEADER,
                row("1", "张三").replace("," + tag + "A," + tag + "a,", "," + tag + "B," + tag + "b,"));
        assertThat(moved.changed()).isEqualTo(1);
        assertThat(moved.ended()).isEqualTo(1);
        List<PersonDetail.Affiliation> held =
                details.detail(person("1").id()).orElseThrow().affiliations();
        assertThat(held).hasSize(2);
        assertThat(held.get(0).unit()).isEqualTo("乙学院");
        assertThat(held.get(1).until()).hasValue(held.get(0).from());
        assertThat(person("1").unit()).hasValue("乙学院");
        String gone =
                row("1", "张三").replace("," + tag + "A," + tag + "a,", "," + tag + "B," + tag + "b,") + "2026-06-30";
        assertThat(done(ImportKind.PERSONS, HEADER, gone).ended()).isEqualTo(1);
        assertThat(done(ImportKind.PERSONS, HEADER, gone).unchanged()).isEqualTo(1);
        assertThat(person("1").present()).isFalse();
    }

    @Test
    void spreadsheetAndGb18030AndMarkedUtf8AreReadAlike() throws Exception {
        String[] lines = {HEADER, row("1", "张三"), row("2", "𠮷田 镕")};
        assertThat(bringIn(RosterFiles.xlsx(folder, false, lines), false).added())
                .isEqualTo(2);
        String text = String.join("\r\n", lines);
        assertThat(bringIn(RosterFiles.bytes(folder, text.getBytes(Charset.forName("GB18030"))), false)
                        .unchanged())
                .isEqualTo(2);
        assertThat(bringIn(RosterFiles.bytes(folder, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)), false)
                        .unchanged())
                .isEqualTo(2);
        assertThat(bringIn(
                                RosterFiles.csv(
                                        folder,
                                        "number,name,kind,unit",
                                        "\"" + tag + "1\",\"张三\",student," + tag + "A"),
                                false)
                        .unchanged())
                .isEqualTo(1);
        assertThat(bringIn(
                                RosterFiles.xlsx(
                                        folder,
                                        true,
                                        "number,name,kind,unit,from",
                                        "77" + System.nanoTime() % 1_000_000_000 + ",数字,学生," + tag + "A,45170"),
                                false)
                        .phase())
                .isEqualTo(ImportPhase.DONE);
    }

    @Test
    void hostileFilesAreRefusedAndNeverBreakTheProgram() throws Exception {
        Random random = new Random(5);
        byte[] noise = new byte[5_000];
        random.nextBytes(noise);
        byte[] sheet = java.nio.file.Files.readAllBytes(RosterFiles.xlsx(folder, false, HEADER, row("1", "张三")));
        List<byte[]> hostile = List.of(
                noise,
                "PK\u0003\u0004 not a zip".getBytes(StandardCharsets.UTF_8),
                java.util.Arrays.copyOf(sheet, sheet.length / 2),
                zip("readme.txt", "hello".getBytes(StandardCharsets.UTF_8)),
                zip(
                        "xl/workbook.xml",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
                                .getBytes(StandardCharsets.UTF_8)),
                zip("xl/sharedStrings.xml", new byte[300 << 20]),
                "\n\n\n".getBytes(StandardCharsets.UTF_8),
                ("number,name,kind,unit\n\"" + "x".repeat(300_000)).getBytes(StandardCharsets.UTF_8),
                new byte[10_000],
                (HEADER + "\n" + "'; drop table people.person; --,<script>alert(1)</script>,学生,x")
                        .getBytes(StandardCharsets.UTF_8),
                ",".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                ("number,name,kind,unit\n" + tag + "1,\"=cmd|' /C calc'!A0\",学生,nowhere")
                        .getBytes(StandardCharsets.UTF_8));
        for (byte[] content : hostile) {
            ImportStatus refused = bringIn(RosterFiles.bytes(folder, content), false);
            assertThat(refused.phase())
                    .as(new String(content, 0, Math.min(60, content.length), StandardCharsets.ISO_8859_1))
                    .isEqualTo(ImportPhase.REFUSED);
            assertThat(imports.bad(refused.id())).isNotEmpty();
        }
        assertThat(people.byNumber(tag + "1")).isEmpty();
    }

    @Test
    void ofManyBadRowsTheFirstThousandAreKeptAndAllAreCounted() throws Exception {
        String[] lines = Stream.concat(
                        Stream.of("number,name,kind,unit"),
                        IntStream.range(0, 3_000).mapToObj(row -> tag + row + ",,学生," + tag + "A"))
                .toArray(String[]::new);
        ImportStatus refused = bringIn(RosterFiles.csv(folder, lines), true);
        assertThat(refused.bad()).isEqualTo(3_000);
        assertThat(imports.bad(refused.id())).hasSize(BadCells.KEPT_MAX);
    }

    @Test
    void sealedNumberHasNoPlainDigitsAndOpensForItsPersonOnly() throws Exception {
        done(ImportKind.PERSONS, HEADER, row("1", "张三"), row("2", "李四"));
        byte[] bytes = details.sealedIdentity(person("1").id()).orElseThrow();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain(identity("1").substring(6, 14));
        assertThat(identities.open(person("1").id(), bytes)).isEqualTo(identity("1"));
        assertThat(identities.seal(person("1").id(), identity("1"))).isNotEqualTo(bytes);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> identities.open(person("2").id(), bytes))
                .isInstanceOf(IllegalStateException.class);
        String rows = jdbc.sql("select p::text from people.person p where number = :number")
                .param("number", tag + "1")
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain(identity("1").substring(6, 14));
    }

    @Test
    void exportedCellsAreNoFormulas() {
        assertThat(CsvCells.line(List.of("=1+1", "+86", "-1", "@a", "a,b", "a\"b", "张三")))
                .isEqualTo("'=1+1,'+86,'-1,'@a,\"a,b\",\"a\"\"b\",张三\r\n");
    }

    private ImportStatus bringIn(Path file, boolean dryRun) {
        return imports.bringIn(actor(), ImportKind.PERSONS, dryRun, file, _ -> {});
    }

    private List<Flaw> reasons(String... lines) throws Exception {
        return reasonsOf(ImportKind.PERSONS, lines);
    }

    private List<Flaw> reasonsOf(ImportKind kind, String... lines) throws Exception {
        ImportStatus refused = imports.bringIn(actor(), kind, true, RosterFiles.csv(folder, lines), _ -> {});
        return imports.bad(refused.id()).stream().map(BadCell::reason).toList();
    }

    private ImportStatus done(ImportKind kind, String... lines) throws Exception {
        ImportStatus status = imports.bringIn(actor(), kind, false, RosterFiles.csv(folder, lines), _ -> {});
        assertThat(status.phase()).as("%s", imports.bad(status.id())).isEqualTo(ImportPhase.DONE);
        return status;
    }

    private Person person(String number) {
        return people.byNumber(tag + number).orElseThrow();
    }

    private String row(String number, String name) {
        return String.join(
                ",",
                tag + number,
                name,
                "学生",
                tag + "A",
                tag + "a",
                "男",
                "居民身份证",
                identity(number),
                "1390000000" + number,
                tag + number + "@example.edu.cn",
                "2023-09-01",
                "");
    }

    /** A number of its own for each test and each given digit. */
    private String identity(String number) {
        int chance = tag.hashCode() & 0x7FFF_FFFF;
        String body = "33010619%02d%02d%02d%03d"
                .formatted(
                        80 + chance % 20,
                        1 + chance / 20 % 12,
                        1 + chance / 240 % 28,
                        chance / 6720 % 90 * 10 + Integer.parseInt(number));
        return body + IdentityRules.check(body);
    }

    private static byte[] zip(String name, byte[] content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static Actor actor() {
        return new Actor(Actor.Kind.SERVICE, Optional.of(UUID.randomUUID()), "test", "", Map.of(), Optional.empty());
    }
}
