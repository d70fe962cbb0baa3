package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.people.IdentityRules.Verdict.GOOD;
import static shaopao.people.IdentityRules.Verdict.UNKNOWN_REGION;
import static shaopao.people.IdentityRules.Verdict.WRONG_CHECK;

import java.time.LocalDate;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Set<String> REGIONS = Set.of("110000", "330000", "330106", "110105", "810000");

    /** The standard's own example is 11010519491231002X. */
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, GOOD",
        "110105194912310020, WRONG_CHECK",
        "11010519491231002, WRONG_LENGTH",
        "11010519491231002X1, WRONG_LENGTH",
        "'', WRONG_LENGTH",
        "1101051949123100AX, WRONG_CHARACTERS",
        "X1010519491231002X, WRONG_CHARACTERS",
        "11010519491331002X, WRONG_BIRTH_DATE",
        "11010519500229002X, WRONG_BIRTH_DATE",
        "11010520271231002X, WRONG_BIRTH_DATE",
        "11010518991231002X, WRONG_BIRTH_DATE",
        "99010519491231002X, UNKNOWN_REGION"
    })
    void judges(String number, IdentityRules.Verdict verdict) {
        assertThat(judge(number)).isEqualTo(verdict);
    }

    @Test
    void abolishedCountyIsTakenFromThoseBornBeforeTheListsBegin() {
        assertThat(judge(withCheck("33071919650101123"))).isEqualTo(GOOD);
        assertThat(judge(withCheck("33071920050101123"))).isEqualTo(UNKNOWN_REGION);
        assertThat(judge(withCheck("81000019900101123"))).isEqualTo(GOOD);
    }

    @Test
    void everyDayOfManyYearsIsGoodAndEveryWrongDigitIsFound() {
        Random random = new Random(11643);
        for (int round = 0; round < 500; round++) {
            LocalDate birth = LocalDate.ofEpochDay(random.nextLong(-20_000, TODAY.toEpochDay()));
            String number = withCheck("330106%tY%<tm%<td%03d".formatted(birth, random.nextInt(1000)));
            assertThat(judge(number)).as(number).isEqualTo(GOOD);
            assertThat(IdentityRules.birthOf(number)).isEqualTo(birth);

            int place = random.nextInt(14, 17);
            char other = (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
            String flawed = number.substring(0, place) + other + number.substring(place + 1);
            assertThat(judge(flawed)).as(flawed).isEqualTo(WRONG_CHECK);
        }
    }

    @Test
    void twoNeighboursChangedAreFoundBothWays() {
        Random random = new Random(7064);
        for (int round = 0; round < 300; round++) {
            String number = withCheck("33010619990101%03d".formatted(random.nextInt(1000)));
            String swapped = number.substring(0, 14) + number.charAt(15) + number.charAt(14) + number.substring(16);
            assertThat(judge(swapped)).isEqualTo(swapped.equals(number) ? GOOD : WRONG_CHECK);
        }
    }

    @Test
    void textsOfAllKindsAreJudgedWithoutFailing() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(25); length > 0; length--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? random.nextInt(0x3000) : '0' + random.nextInt(10));
            }
            assertThat(judge(IdentityRules.normal(text.toString()))).isNotNull();
        }
    }

    @Test
    void fullWidthAndBlanksAreTheSameNumber() {
        assertThat(IdentityRules.normal(" １１０１０５ 19491231 002ｘ ")).isEqualTo("11010519491231002X");
        assertThat(IdentityRules.sexOf("11010519491231002X")).isEqualTo("2");
        assertThat(IdentityRules.sexOf("330106199901010138")).isEqualTo("1");
    }

    @Test
    void masksKeepTheEnds() {
        assertThat(Masks.identity("330106199901011234")).isEqualTo("3301**********1234");
        assertThat(Masks.identity("E12345678")).isEqualTo("E1*****78");
        assertThat(Masks.identity("AB")).isEqualTo("**");
        assertThat(Masks.contact("13812341234")).isEqualTo("138****1234");
        assertThat(Masks.contact("zhang@example.edu.cn")).isEqualTo("z***@example.edu.cn");
    }

    private static String withCheck(String seventeen) {
        return seventeen + IdentityRules.check(seventeen);
    }

    private static IdentityRules.Verdict judge(String number) {
        return IdentityRules.judge(number, REGIONS::contains, TODAY);
    }
}
