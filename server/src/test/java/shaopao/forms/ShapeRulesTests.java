package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.forms.FormFixture.answers;
import static shaopao.forms.FormFixture.decimal;
import static shaopao.forms.FormFixture.range;
import static shaopao.forms.FormFixture.text;
import static shaopao.forms.FormFixture.whole;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shaopao.forms.Shape.FileUpload.Kind;
import shaopao.people.CodeTable;
import shaopao.people.PersonKind;

class ShapeRulesTests {

    private static final UUID DEAN = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final UUID STUDENT = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final UUID COLLEGE = UUID.fromString("018f0000-0000-7000-8000-000000000003");
    private static final UUID SCAN = UUID.fromString("018f0000-0000-7000-8000-000000000004");
    private static final UUID SHEET = UUID.fromString("018f0000-0000-7000-8000-000000000005");
    private static final UUID FILM = UUID.fromString("018f0000-0000-7000-8000-000000000006");
    private static final UUID NOBODY = UUID.fromString("018f0000-0000-7000-8000-000000000009");

    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";

    private static final Known KNOWN = new Known(
            Map.of(
                    DEAN, new Known.NamedPerson("赵院长", PersonKind.STAFF),
                    STUDENT, new Known.NamedPerson("陈思远", PersonKind.STUDENT)),
            Map.of(COLLEGE, new Known.NamedPlace("C01", "计算机学院")),
            Map.of(COLLEGE, new Known.NamedPlace("2301", "计算机2301")),
            Map.of(
                    "region",
                    Known.CodeList.of(CodeTable.published(
                            "region",
                            "行政区划",
                            "GB/T 2260",
                            List.of(
                                    CodeTable.Code.published("330000", "浙江省", null, null),
                                    CodeTable.Code.published("330100", "杭州市", "330000", null),
                                    CodeTable.Code.published("330106", "西湖区", "330100", null),
                                    CodeTable.Code.published("110000", "北京市", null, null),
                                    CodeTable.Code.published("110100", "市辖区", "110000", null),
                                    CodeTable.Code.published("110101", "东城区", "110100", null))))),
            Map.of(
                    SCAN, new Known.NamedFile("诊断.pdf", "application/pdf", 900),
                    SHEET, new Known.NamedFile("名单.xlsx", OOXML + "spreadsheetml.sheet", 1_048_577),
                    FILM, new Known.NamedFile("影.svg", "image/svg+xml", 5)));

    @Test
    void textIsCleanAndOfItsLength() {
        assertThat(read(text(3), " 你好 ")).isEqualTo("你好");
        assertThat(read(text(3), "🏆🏆🏆")).isEqualTo("🏆🏆🏆");
        assertThat(read(text(3), "🏆🏆🏆🏆")).isEqualTo("TOO_LONG");
        assertThat(read(text(3), "a\nb")).isEqualTo("WRONG_KIND");
        assertThat(read(new Shape.LongText(9), "a\r\nb")).isEqualTo("a\nb");
        for (Object wrong : Arrays.<Object>asList(1, true, List.of("a"), Map.of())) {
            assertThat(read(text(3), wrong)).isEqualTo("WRONG_KIND");
        }
        assertThat(read(text(3), null)).isEqualTo("nothing");
        assertThat(read(text(3), " \t ")).isEqualTo("nothing");
    }

    @Test
    void textOfAPatternIsOfIt() {
        assertThat(read(pattern(TextPattern.PHONE), "13800138000")).isEqualTo("13800138000");
        assertThat(read(pattern(TextPattern.PHONE), "0571-87951234")).isEqualTo("0571-87951234");
        assertThat(read(pattern(TextPattern.PHONE), "+44 20 7946 0958")).isEqualTo("+44 20 7946 0958");
        assertThat(read(pattern(TextPattern.PHONE), "1380013800")).isEqualTo("NO_PHONE");
        assertThat(read(pattern(TextPattern.MAIL), "li.lei@zju.edu.cn")).isEqualTo("li.lei@zju.edu.cn");
        assertThat(read(pattern(TextPattern.MAIL), "li lei@zju")).isEqualTo("NO_MAIL");
        assertThat(read(pattern(TextPattern.IDENTITY_NUMBER), "11010519491231002x"))
                .isEqualTo("11010519491231002X");
        assertThat(read(pattern(TextPattern.IDENTITY_NUMBER), "110105194912310021"))
                .isEqualTo("NO_IDENTITY_NUMBER");
        assertThat(read(pattern(TextPattern.POSTCODE), "310058")).isEqualTo("310058");
        assertThat(read(pattern(TextPattern.POSTCODE), "31005")).isEqualTo("NO_POSTCODE");
        assertThat(read(pattern(TextPattern.BANK_ACCOUNT), "6222021202012345678"))
                .isEqualTo("6222021202012345678");
        assertThat(read(pattern(TextPattern.BANK_ACCOUNT), "6222 0212")).isEqualTo("NO_BANK_ACCOUNT");
        assertThat(read(pattern(TextPattern.PLATE), "浙a12345")).isEqualTo("浙A12345");
        assertThat(read(pattern(TextPattern.PLATE), "浙AD12345")).isEqualTo("浙AD12345");
        assertThat(read(pattern(TextPattern.PLATE), "浙I12345")).isEqualTo("NO_PLATE");
    }

    @Test
    void numbersAreExact() {
        assertThat(read(whole(1, 5), 5)).isEqualTo(5L);
        assertThat(read(whole(1, 5), 5.0)).isEqualTo(5L);
        assertThat(read(whole(1, 5), 6)).isEqualTo("OUT_OF_RANGE");
        assertThat(read(whole(1, 5), 2.5)).isEqualTo("WRONG_KIND");
        assertThat(read(whole(1, 5), "2")).isEqualTo("WRONG_KIND");
        assertThat(read(whole(0, 9_000_000_000_000_000L), new BigInteger("9").pow(60)))
                .isEqualTo("WRONG_KIND");
        assertThat(read(whole(0, 5), Double.NaN)).isEqualTo("WRONG_KIND");
        assertThat(read(decimal("0", "10", 2), 0.25)).isEqualTo(0.25);
        assertThat(read(decimal("0", "10", 2), new BigDecimal("7.10"))).isEqualTo(7.1);
        assertThat(read(decimal("0", "10", 2), 0.125)).isEqualTo("TOO_MANY_DECIMALS");
        assertThat(read(decimal("0.5", "10", 2), 0.49)).isEqualTo("OUT_OF_RANGE");
        assertThat(read(decimal("0", "10", 2), 3)).isEqualTo(3.0);
        assertThat(read(new Shape.Money(100, 5_000), 100)).isEqualTo(100L);
        assertThat(read(new Shape.Money(100, 5_000), 99)).isEqualTo("AMOUNT_OUT_OF_RANGE");
        assertThat(read(new Shape.Money(100, 5_000), 100.5)).isEqualTo("WRONG_KIND");
        assertThat(read(new Shape.Money(100, 5_000), "100")).isEqualTo("WRONG_KIND");
    }

    @Test
    void daysAndTimesAreOfTheCalendarAndTheClock() {
        assertThat(read(new Shape.Day(), "2028-02-29")).isEqualTo("2028-02-29");
        assertThat(read(new Shape.Day(), "2026-02-29")).isEqualTo("NOT_A_DATE");
        assertThat(read(new Shape.Day(), "0026-02-01")).isEqualTo("NOT_A_DATE");
        assertThat(read(new Shape.Day(), 20260201)).isEqualTo("NOT_A_DATE");
        assertThat(read(new Shape.DayRange(2), range("2026-11-25", "2026-11-26")))
                .isEqualTo(range("2026-11-25", "2026-11-26"));
        assertThat(read(new Shape.DayRange(2), range("2026-11-25", "2026-11-27")))
                .isEqualTo("TOO_MANY_DAYS");
        assertThat(read(new Shape.DayRange(2), range("", ""))).isEqualTo("nothing");
        assertThat(read(new Shape.DayRange(2), range("2026-11-25", ""))).isEqualTo("NOT_A_DATE");
        assertThat(read(new Shape.DayRange(2), answers("from", "2026-11-25", "z", 1)))
                .isEqualTo("WRONG_KIND");
        assertThat(read(new Shape.TimeOfDay(), "08:30")).isEqualTo("08:30");
        assertThat(read(new Shape.TimeOfDay(), "24:00")).isEqualTo("NOT_A_TIME");
        assertThat(read(new Shape.TimeOfDay(), "8:30")).isEqualTo("NOT_A_TIME");
    }

    @Test
    void namesOfPersonsUnitsAndClassesAreThoseOfTheRegister() {
        Shape staff = new Shape.PersonPick(Set.of(PersonKind.STAFF), false);
        assertThat(read(staff, answers("id", DEAN.toString(), "name", "自称院长")))
                .isEqualTo(answers("id", DEAN.toString(), "name", "赵院长"));
        assertThat(read(staff, DEAN.toString())).isEqualTo(answers("id", DEAN.toString(), "name", "赵院长"));
        assertThat(read(staff, answers("id", STUDENT.toString())))
                .as("a student is no colleague")
                .isEqualTo("NOT_TO_BE_PICKED");
        assertThat(read(staff, answers("id", NOBODY.toString()))).isEqualTo("NOT_TO_BE_PICKED");
        assertThat(read(staff, answers("id", "1-1-1-1-1"))).isEqualTo("NOT_TO_BE_PICKED");
        assertThat(read(staff, List.of(DEAN.toString()))).isEqualTo("NOT_TO_BE_PICKED");
        assertThat(read(staff, 7)).isEqualTo("NOT_TO_BE_PICKED");
        Shape some = new Shape.PersonPick(Set.of(PersonKind.values()), true);
        assertThat(read(some, List.of(DEAN.toString(), STUDENT.toString(), DEAN.toString())))
                .isEqualTo(List.of(
                        answers("id", DEAN.toString(), "name", "赵院长"),
                        answers("id", STUDENT.toString(), "name", "陈思远")));
        assertThat(read(some, List.of(NOBODY.toString()))).isEqualTo("NOT_TO_BE_PICKED");
        assertThat(read(some, List.of())).isEqualTo("nothing");
        assertThat(read(some, DEAN.toString())).isEqualTo("WRONG_KIND");
        assertThat(read(some, java.util.Collections.nCopies(101, DEAN.toString())))
                .isEqualTo("TOO_MANY");
        assertThat(read(new Shape.UnitPick(false), answers("id", COLLEGE.toString(), "name", "别的")))
                .isEqualTo(answers("id", COLLEGE.toString(), "code", "C01", "name", "计算机学院"));
        assertThat(read(new Shape.ClassPick(), COLLEGE.toString()))
                .isEqualTo(answers("id", COLLEGE.toString(), "code", "2301", "name", "计算机2301"));
        assertThat(read(new Shape.UnitPick(false), NOBODY.toString())).isEqualTo("NOT_TO_BE_PICKED");
    }

    @Test
    void addressGoesDownToTheDistrict() {
        Shape whole = new Shape.PostalAddress(true);
        assertThat(read(whole, answers("area", "330106", "name", "某地", "detail", " 余杭塘路 866 号 ")))
                .isEqualTo(answers("area", "330106", "name", "浙江省杭州市西湖区", "detail", "余杭塘路 866 号"));
        assertThat(read(new Shape.PostalAddress(false), answers("area", "110101", "detail", "x")))
                .isEqualTo(answers("area", "110101", "name", "北京市东城区"));
        assertThat(read(whole, answers("area", "330100", "detail", "x"))).isEqualTo("NO_AREA");
        assertThat(read(whole, answers("area", 330106, "detail", "x"))).isEqualTo("NO_AREA");
        assertThat(read(whole, answers("area", "330106", "detail", ""))).isEqualTo("NO_STREET");
        assertThat(read(whole, answers("area", "330106", "detail", "长".repeat(201))))
                .isEqualTo("TOO_LONG");
        assertThat(read(whole, answers("area", "", "detail", ""))).isEqualTo("nothing");
        assertThat(read(whole, answers("area", "330106", "street", "x"))).isEqualTo("WRONG_KIND");
    }

    @Test
    void filesAreTheOnesThatAreKnownOfTypeSizeAndNumber() {
        Shape scan = new Shape.FileUpload(Set.of(Kind.PDF), 1, 1, 2, Optional.empty());
        assertThat(read(scan, List.of(answers("id", SCAN.toString(), "size", 1))))
                .isEqualTo(List.of(answers(
                        "id", SCAN.toString(), "name", "诊断.pdf", "size", 900L, "mediaType", "application/pdf")));
        assertThat(read(scan, List.of(NOBODY.toString()))).isEqualTo("FILE_UNKNOWN");
        assertThat(read(scan, List.of(SHEET.toString()))).isEqualTo("FILE_TYPE");
        assertThat(read(scan, SCAN.toString())).isEqualTo("WRONG_KIND");
        assertThat(read(scan, List.of(1, 2, 3))).isEqualTo("TOO_MANY");
        assertThat(read(scan, List.of())).isEqualTo("nothing");
        Shape sheet = new Shape.FileUpload(Set.of(Kind.OFFICE, Kind.IMAGE), 1, 2, 5, Optional.empty());
        assertThat(read(sheet, List.of(SHEET.toString()))).isEqualTo("FILE_TOO_LARGE");
        assertThat(read(sheet, List.of(FILM.toString())))
                .as("a drawing that may hold a script is no picture")
                .isEqualTo("FILE_TYPE");
        Shape two = new Shape.FileUpload(Set.of(Kind.ANY), 5, 2, 5, Optional.empty());
        assertThat(read(two, List.of(SCAN.toString(), SCAN.toString())))
                .as("twice the same is one")
                .isEqualTo("TOO_FEW");
        assertThat(read(new Shape.HandSignature(), answers("file", SCAN.toString())))
                .isEqualTo("FILE_TYPE");
        assertThat(read(new Shape.HandSignature(), answers("file", NOBODY.toString())))
                .isEqualTo("FILE_UNKNOWN");
        assertThat(read(new Shape.HandSignature(), answers("x", 1))).isEqualTo("WRONG_KIND");
    }

    @Test
    void locationIsOnTheEarth() {
        Shape place = new Shape.MapLocation();
        assertThat(read(place, answers("latitude", 30.3, "longitude", 120, "accuracyMetres", 15, "text", " 紫金港 ")))
                .isEqualTo(answers("latitude", 30.3, "longitude", 120.0, "accuracyMetres", 15.0, "text", "紫金港"));
        assertThat(read(place, answers("latitude", 91, "longitude", 120))).isEqualTo("NO_LOCATION");
        assertThat(read(place, answers("latitude", 30))).isEqualTo("NO_LOCATION");
        assertThat(read(place, answers("latitude", "30", "longitude", 1))).isEqualTo("NO_LOCATION");
        assertThat(read(place, answers("latitude", 30, "longitude", 1, "accuracyMetres", -1)))
                .isEqualTo("NO_LOCATION");
        assertThat(read(place, Map.of())).isEqualTo("nothing");
        assertThat(read(place, answers("height", 1))).isEqualTo("WRONG_KIND");
    }

    @Test
    void factOfARegisterStandsInAFieldAsItsShapeTakesIt() {
        Object unit = answers("id", "u", "code", "C01", "name", "计算机学院");
        assertThat(FactRules.fit(text(9), unit)).contains("计算机学院");
        assertThat(FactRules.fit(new Shape.UnitPick(false), unit)).contains(unit);
        assertThat(FactRules.fit(new Shape.UnitPick(true), unit)).contains(List.of(unit));
        List<?> two = List.of(answers("id", "a", "name", "王"), answers("id", "b", "name", "李"));
        assertThat(FactRules.fit(text(9), two)).contains("王、李");
        assertThat(FactRules.fit(new Shape.PersonPick(Set.of(PersonKind.STAFF), false), two))
                .contains(two.getFirst());
        assertThat(FactRules.fit(FormFixture.choice(false, "1"), answers("code", "1", "name", "男")))
                .contains("1");
        assertThat(FactRules.fit(whole(0, 9), "5")).isEmpty();
        assertThat(FactRules.fit(new Shape.PageBreak(), "5")).isEmpty();
    }

    private static Shape.Text pattern(TextPattern pattern) {
        return new Shape.Text(40, Optional.of(pattern));
    }

    /** What is kept, or the reason why not, or "nothing". */
    private static Object read(Shape shape, @Nullable Object given) {
        return switch (ShapeRules.read(shape, given, KNOWN, "a"::equals)) {
            case Reading.Nothing _ -> "nothing";
            case Reading.Good(Object stored) -> stored;
            case Reading.Bad bad -> bad.reason().name();
        };
    }
}
