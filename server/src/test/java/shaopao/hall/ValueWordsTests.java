package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.kernel.Words;

class ValueWordsTests {

    @Test
    void answersAreSaidAsOnPaper() {
        said(new Shape.Money(0, 1_000_000), 123_456L, "1234.56 元", "1234.56 yuan");
        said(
                new Shape.Quantity(BigDecimal.ZERO, BigDecimal.TEN, 0, Optional.of(new Words("册", "books"))),
                3,
                "3 册",
                "3 books");
        said(
                new Shape.DayRange(9),
                Map.of("from", "2026-11-01", "to", "2026-11-02"),
                "2026-11-01 至 2026-11-02",
                "2026-11-01 to 2026-11-02");
        said(
                new Shape.PostalAddress(true),
                Map.of("area", "330106", "name", "西湖区", "detail", "1 号"),
                "西湖区 1 号",
                "西湖区 1 号");
        said(new Shape.MapLocation(), Map.of("latitude", 1.5, "text", "北门"), "北门", "北门");
        said(new Shape.LongText(9), " ", "—", "—");
        Shape.Option inner = option("in", "Inner", List.of());
        Shape tree = new Shape.Choice(
                false, Shape.Choice.Style.TREE, List.of(option("out", "Outer", List.of(inner))), Optional.empty());
        said(tree, "in", "in", "Inner");
    }

    @Test
    void tableIsSaidByItsRows() {
        Field amount = field("amount", new Shape.Money(0, 1_000_000));
        said(new Shape.RowTable(List.of(amount), 0, 9, List.of()), List.of(Map.of(), Map.of()), "2 行", "2 rows");
    }

    private static void said(Shape shape, Object answer, String zh, String en) {
        assertThat(ValueWords.of(field("a", shape), answer, ValueWordsTests::named))
                .isEqualTo(new Words(zh, en));
    }

    @Test
    void codeOfATableIsSaidByItsName() {
        Shape.Choice club = new Shape.Choice(true, Shape.Choice.Style.CHECK, List.of(), Optional.of("student-club"));
        said(club, List.of("chess", "gone"), "棋社、gone", "Chess、gone");
    }

    private static Optional<Words> named(String table, String code) {
        return table.equals("student-club") && code.equals("chess")
                ? Optional.of(new Words("棋社", "Chess"))
                : Optional.empty();
    }

    private static Shape.Option option(String code, String en, List<Shape.Option> inside) {
        return new Shape.Option(code, new Words(code, en), Optional.empty(), inside);
    }

    private static Field field(String key, Shape shape) {
        return new Field(
                key,
                Words.of(key),
                Optional.empty(),
                shape,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
