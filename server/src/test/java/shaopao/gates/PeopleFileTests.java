package shaopao.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import shaopao.gates.PeopleFile.BundleFacts;
import shaopao.gates.PeopleFile.Head;
import shaopao.gates.PeopleFile.Other;
import shaopao.gates.PeopleFile.Row;
import shaopao.gates.spi.FactSource.Span;
import shaopao.pass.ReaderKeys;
import shaopao.pass.ReaderKeys.PaperTime;
import tools.jackson.databind.json.JsonMapper;

/** What readers get to know of people: what the policy asks for, and nothing else. */
class PeopleFileTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final Instant NOW = Instant.parse("2026-11-27T04:00:00Z");

    private static byte[] file(List<Row> rows, String condition) {
        return PeopleFile.bytes(
                rows, List.of(), Gatehouse.open(new PolicyLine(condition, true, "", "")), KEY, NOW, JSON);
    }

    private static PassageFacts student(String unit, List<String> marks, Span... leaves) {
        return new PassageFacts(
                true,
                "student",
                Optional.of(unit),
                Optional.of(2026),
                true,
                marks,
                Map.of("welcome", "done"),
                List.of(leaves),
                Optional.empty());
    }

    @Test
    void factsForWhichNoLineAsksAreLeftOutAndEqualOnesStandOnce() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(new Row(ReaderKeys.name(i), student("学院 " + i, List.of("lab", "exam:MATH"))));
        }
        Head plain = PeopleFile.head(file(rows, "person.kind == 'student'"), JSON);
        assertThat(plain.facts())
                .containsExactly(new BundleFacts(
                        "student", Optional.empty(), Optional.empty(), false, List.of(), Map.of(), Optional.empty()));
        Head asked = PeopleFile.head(file(rows, "person.unit == 'A' && 'lab' in marks"), JSON);
        assertThat(asked.facts()).hasSize(50).allSatisfy(facts -> {
            assertThat(facts.unit()).isPresent();
            assertThat(facts.grade()).isEmpty();
            assertThat(facts.marks()).contains("lab");
        });
    }

    @Test
    void inExamModeTheMarksOfThisExamAloneAreTold() {
        GatePolicy exam = Gatehouse.open().in(GateMode.EXAM, "MATH");
        byte[] file = PeopleFile.bytes(
                List.of(new Row(
                        ReaderKeys.name(1), student("A", List.of("exam:MATH", "exam:LAW", "invigilator:MATH", "ill")))),
                List.of(),
                exam,
                KEY,
                NOW,
                JSON);
        assertThat(PeopleFile.head(file, JSON).facts().getFirst().marks())
                .containsExactly("exam:MATH", "invigilator:MATH");
    }

    @Test
    void leavesThatAreNotOverStandAtTheRowOfTheirHolder() {
        Span over = new Span(NOW.minusSeconds(900), NOW.minusSeconds(1));
        Span coming = new Span(NOW.plusSeconds(60), NOW.plusSeconds(120));
        List<Row> rows = List.of(
                new Row(ReaderKeys.name(1), student("A", List.of())),
                new Row(ReaderKeys.name(2), student("A", List.of(), over, coming)),
                new Row(ReaderKeys.name(3), student("A", List.of(), over)));
        byte[] file = file(rows, "!onLeave");
        List<Long> hashes = hashes(file);
        long row = hashes.indexOf(PeopleFile.hash(KEY, ReaderKeys.name(2)));
        assertThat(PeopleFile.head(file, JSON).leaves())
                .containsExactly(List.of(
                        row, coming.from().getEpochSecond(), coming.until().getEpochSecond()));
        assertThat(PeopleFile.head(file(rows, "true"), JSON).leaves())
                .as("nobody asks for them")
                .isEmpty();
    }

    @Test
    void rowsStandInTheOrderOfTheirHashesWhicheverWayTheyCame() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(new Row(ReaderKeys.name(i * 7L), student("A", List.of())));
        }
        byte[] file = file(rows, "true");
        assertThat(hashes(file)).hasSize(300).isSortedAccordingTo(Long::compareUnsigned);
        assertThat(file(rows.reversed(), "true")).isEqualTo(file);
    }

    @Test
    void cardsAndPrintedPassesLeadToTheRowOfTheirPass() {
        List<Row> rows = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        PaperTime today = new PaperTime(NOW, NOW.plusSeconds(3_600), true);
        for (int i = 0; i < 40; i++) {
            rows.add(new Row(ReaderKeys.name(i), student("A", List.of())));
            others.add(new Other(name(i), ReaderKeys.name(i), i == 7 ? Optional.of(today) : Optional.empty()));
        }
        others.add(new Other(name(99), "00".repeat(16), Optional.empty()));
        byte[] file = PeopleFile.bytes(rows, others, Gatehouse.open(), KEY, NOW, JSON);
        Head head = PeopleFile.head(file, JSON);
        assertThat(head.rows()).isEqualTo(40);
        List<Long> hashes = hashes(file);
        assertThat(hashes).as("and none whose pass is not in the file").hasSize(80);
        List<Long> cards = hashes.subList(40, 80);
        assertThat(cards).isSortedAccordingTo(Long::compareUnsigned);
        ByteBuffer read = ByteBuffer.wrap(file);
        for (int i = 0; i < 40; i++) {
            int at = cards.indexOf(PeopleFile.hash(KEY, name(i)));
            int row = read.getInt(file.length - (40 - at) * PeopleFile.ROW_BYTES + PeopleFile.HASH_BYTES);
            assertThat(hashes.get(row)).isEqualTo(PeopleFile.hash(KEY, ReaderKeys.name(i)));
        }
        assertThat(head.papers())
                .containsExactly(List.of(
                        (long) cards.indexOf(PeopleFile.hash(KEY, name(7))),
                        NOW.getEpochSecond(),
                        NOW.plusSeconds(3_600).getEpochSecond(),
                        1L));
    }

    private static String name(int card) {
        return "%064x".formatted(card);
    }

    private static List<Long> hashes(byte[] file) {
        ByteBuffer read = ByteBuffer.wrap(file);
        read.position(4 + read.getInt(0));
        List<Long> hashes = new ArrayList<>();
        while (read.hasRemaining()) {
            hashes.add(read.getLong());
            read.getInt();
        }
        return hashes;
    }
}
