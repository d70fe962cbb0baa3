package shaopao.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameRulesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    请假条.pdf                    | 请假条.pdf
                    ../../etc/passwd              | passwd
                    ..\\..\\windows\\system.ini   | system.ini
                    /etc/cron.d/x                 | x
                    C:\\Users\\张三\\成绩单.xlsx  | 成绩单.xlsx
                    .htaccess                     | htaccess
                    ...成绩...                    | 成绩
                    a<b>c:d"e|f?g*h.txt           | a_b_c_d_e
                    con.txt                       | _con.txt
                    LPT1                          | _LPT1
                    console.txt                   | console.txt
                    奖状🏆.png                    | 奖状🏆.png
                    家庭👨‍👩‍👧.png                | 家庭👨‍👩‍👧.png
                    """)
    void nameKeepsOnlyWhatIsHarmless(String given, String kept) {
        if (given.startsWith("a<b")) {
            assertThat(FileNameRules.clean("a<b>c:d\"e|f?g*h.txt")).hasValue("a_b_c_d_e_f_g_h.txt");
            return;
        }
        assertThat(FileNameRules.clean(given.strip())).hasValue(kept.strip());
    }

    @Test
    void writingDirectionCannotBeTurned() {
        assertThat(FileNameRules.clean("photo\u202Egpj.exe")).hasValue("photogpj.exe");
        assertThat(FileNameRules.clean("\u2066a\u2069\u200F\uFEFF.txt")).hasValue("a.txt");
    }

    @Test
    void controlCharactersAndBrokenPairsGo() {
        assertThat(FileNameRules.clean("a\u0000b\r\nSet-Cookie: x\u007F.txt")).hasValue("abSet-Cookie_ x.txt");
        assertThat(FileNameRules.clean("x\uD83Dy.txt")).hasValue("xy.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "..", "/", "folder/", "\u0000\u0001", "\u202E", " . . "})
    void nothingLeftIsNoName(String given) {
        assertThat(FileNameRules.clean(given)).isEmpty();
    }

    @Test
    void decomposedNamesAreComposed() {
        assertThat(FileNameRules.clean("re\u0301sume\u0301.pdf")).hasValue("r\u00E9sum\u00E9.pdf");
    }

    @Test
    void longNameKeepsItsExtension() {
        String name = FileNameRules.clean("很".repeat(300) + ".docx").orElseThrow();
        assertThat(name).endsWith("很.docx");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(195, 200);
    }

    @Test
    void headerCarriesChineseNamesAndNoNewLines() {
        assertThat(FileNameRules.disposition(false, "请假条 (1).pdf"))
                .isEqualTo("attachment; filename=\"___ (1).pdf\"; "
                        + "filename*=UTF-8''%E8%AF%B7%E5%81%87%E6%9D%A1%20%281%29.pdf");
        assertThat(FileNameRules.disposition(true, "a\"b\\c%41.txt"))
                .isEqualTo("inline; filename=\"a_b_c_41.txt\"; filename*=UTF-8''a%22b%5Cc%2541.txt");
    }

    @Test
    void whateverIsGivenTheNameIsSafe() {
        Random random = new Random(20260901);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder given = new StringBuilder();
            for (int length = random.nextInt(1, 300); length > 0; length--) {
                given.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : random.nextInt(0x80)));
            }
            FileNameRules.clean(given.toString()).ifPresent(name -> {
                assertThat(name).isNotBlank().doesNotContain("/", "\\", "\n", "\r", "\u202E", "\u0000");
                assertThat(name).doesNotStartWith(".").doesNotEndWith(".");
                assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(201);
                assertThat(FileNameRules.disposition(false, name)).matches("[\\x20-\\x7E]*");
            });
        }
    }
}
