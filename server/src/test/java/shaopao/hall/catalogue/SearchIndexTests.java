package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shaopao.hall.catalogue.SearchIndex.Entry;
import shaopao.hall.catalogue.SearchIndex.Hit;

class SearchIndexTests {

    private static final SearchIndex INDEX = new SearchIndex(List.of(
            entry("student-leave", "学生请假", "Student leave", List.of("qj", "销假", "病假"), "因病因事离校前请假，回来销假"),
            entry("staff-leave", "教职工请假", "Staff leave", List.of("休假", "年假"), "事假、病假、年休假"),
            entry("enrolment-certificate", "在读证明", "Certificate of enrolment", List.of("学籍证明"), "证明在校学习"),
            entry("retake-course", "课程重修", "Retake a course", List.of("重修"), "重修不及格的课程"),
            entry("adjust-class", "教师调课", "Reschedule a class", List.of("停课", "补课"), "调整上课时间与教室"),
            entry("travel-expense", "差旅费报销", "Travel expenses", List.of("出差", "报账"), "报销差旅费"),
            entry("accountant-post", "会计委派", "Appoint an accountant", List.of(), "委派会计人员"),
            entry("green-channel", "绿色通道", "Green channel", List.of("缓缴学费", "贫困生"), "家庭经济困难新生先入学"),
            entry("dorm-repair", "宿舍报修", "Dormitory repairs", List.of("维修", "水电"), "宿舍水电木维修"),
            entry("card-loss", "校园卡挂失补办", "Campus card lost", List.of("一卡通", "饭卡"), "丢失校园卡后挂失")));

    private static Entry entry(String code, String name, String english, List<String> keywords, String told) {
        return new Entry(
                code,
                Stream.of(name, english).map(SearchText::of).toList(),
                keywords.stream().map(SearchText::of).toList(),
                Stream.of(english.split(" "))
                        .map(SearchText::normal)
                        .filter(word -> word.length() > 2)
                        .toList(),
                List.of(SearchText.normal(told)));
    }

    @ParameterizedTest
    @CsvSource({
        // exact: keyword, name, code
        "qj, student-leave, EXACT",
        "QJ, student-leave, EXACT",
        "一卡通, card-loss, EXACT",
        "在读证明, enrolment-certificate, EXACT",
        "student-leave, student-leave, EXACT",
        // beginning and part of a name
        "学生, student-leave, TITLE_STARTS",
        "报修, dorm-repair, TITLE_HAS",
        "挂失, card-loss, TITLE_HAS",
        "student, student-leave, TITLE_STARTS",
        "expenses, travel-expense, TITLE_HAS",
        // part of a keyword
        "缓缴, green-channel, KEYWORD_HAS",
        // pinyin, whole and begun, mixed with characters
        "xueshengqingjia, student-leave, PINYIN_STARTS",
        "xueshengq, student-leave, PINYIN_STARTS",
        "xueshengqingji, student-leave, PINYIN_STARTS",
        "qingjia, student-leave, PINYIN_HAS",
        "zaidu, enrolment-certificate, PINYIN_STARTS",
        "学生qingjia, student-leave, PINYIN_STARTS",
        "lvsetongdao, green-channel, PINYIN_STARTS",
        "lusetongdao, green-channel, PINYIN_STARTS",
        "weixiu, dorm-repair, PINYIN_HAS",
        // characters with several readings
        "chongxiu, retake-course, PINYIN_HAS",
        "tiaoke, adjust-class, PINYIN_HAS",
        "chailvfei, travel-expense, PINYIN_STARTS",
        "kuaiji, accountant-post, PINYIN_STARTS",
        // initials
        "xsqj, student-leave, INITIALS_START",
        "zdzm, enrolment-certificate, INITIALS_START",
        "bxiu, dorm-repair, INITIALS_HAVE",
        "ykt, card-loss, INITIALS_HAVE",
        "学生qj, student-leave, INITIALS_START",
        // what is said of it
        "不及格, retake-course, TOLD",
        "木维修, dorm-repair, TOLD",
        // typing errors, and characters of the same sound
        "xueshneqgingjia, student-leave, NEARLY",
        "qingjai, student-leave, NEARLY",
        "在读正明, enrolment-certificate, NEARLY",
        "差旅费报消, travel-expense, NEARLY",
        "校圆卡挂失, card-loss, NEARLY",
        "certifcate, enrolment-certificate, NEARLY",
        "dromitory, dorm-repair, NEARLY",
        // several words
        "宿舍 维修, dorm-repair, TITLE_STARTS",
        "leave student, student-leave, TITLE_HAS",
        "请假 学生, student-leave, TITLE_HAS"
    })
    void firstFound(String query, String code, SearchIndex.Fit fit) {
        assertThat(INDEX.find(query)).first().isEqualTo(new Hit(code, fit));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String query : List.of("量子力学", "zzz", "no such thing", "学生 量子", "qjx", "游泳馆")) {
            assertThat(INDEX.find(query)).as(query).isEmpty();
        }
    }

    @Test
    void blankFindsAll() {
        assertThat(INDEX.find("  ")).hasSize(10);
        assertThat(INDEX.find("、。")).hasSize(10);
    }

    @Test
    void otherItemsOfTheSameWordComeAfter() {
        assertThat(INDEX.find("qj").stream().map(Hit::code)).containsExactly("student-leave", "staff-leave");
        assertThat(INDEX.find("请假").stream().map(Hit::code)).contains("student-leave", "staff-leave");
    }

    @Test
    void hostileQueriesEndSoon() {
        for (String query : List.of("a".repeat(100), "假".repeat(100), "q j ".repeat(25), "\uD83D\uDE00", "%_'\\")) {
            assertThat(INDEX.find(query)).as(query).hasSizeLessThanOrEqualTo(10);
        }
    }
}
