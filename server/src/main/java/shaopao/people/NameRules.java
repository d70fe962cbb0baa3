package shaopao.people;

import com.github.promeg.pinyinhelper.Pinyin;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person can be found by: the beginnings of the name, the given name, both in pinyin, the initials, and the
 * numbers. Characters that are read otherwise in surnames (单 shàn, 解 xiè, 曾 zēng) are read as surnames.
 */
final class NameRules {

    private static final Map<String, String> SURNAMES = Map.ofEntries(
            Map.entry("单", "shan"),
            Map.entry("解", "xie"),
            Map.entry("查", "zha"),
            Map.entry("曾", "zeng"),
            Map.entry("仇", "qiu"),
            Map.entry("区", "ou"),
            Map.entry("朴", "piao"),
            Map.entry("任", "ren"),
            Map.entry("盖", "ge"),
            Map.entry("翟", "zhai"),
            Map.entry("缪", "miao"),
            Map.entry("员", "yun"),
            Map.entry("黑", "he"),
            Map.entry("秘", "bi"),
            Map.entry("折", "she"),
            Map.entry("洗", "xian"),
            Map.entry("冼", "xian"),
            Map.entry("召", "shao"),
            Map.entry("种", "chong"),
            Map.entry("乐", "yue"),
            Map.entry("覃", "qin"),
            Map.entry("隗", "wei"),
            Map.entry("逄", "pang"),
            Map.entry("晟", "cheng"),
            Map.entry("繁", "po"),
            Map.entry("尹", "yin"),
            Map.entry("华", "hua"),
            Map.entry("过", "guo"),
            Map.entry("燕", "yan"),
            Map.entry("应", "ying"),
            Map.entry("宁", "ning"),
            Map.entry("葛", "ge"),
            Map.entry("哈", "ha"),
            Map.entry("纪", "ji"),
            Map.entry("尉迟", "yu chi"),
            Map.entry("万俟", "mo qi"),
            Map.entry("长孙", "zhang sun"),
            Map.entry("澹台", "tan tai"),
            Map.entry("单于", "chan yu"),
            Map.entry("皇甫", "huang fu"),
            Map.entry("令狐", "ling hu"),
            Map.entry("尉", "wei"));

    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空", "夏侯", "轩辕", "端木", "独孤",
            "南宫", "西门", "呼延", "闻人", "申屠", "太史", "澹台", "万俟", "单于", "公冶", "赫连", "濮阳", "淳于", "拓跋", "第五", "鲜于", "钟离", "闾丘");

    private NameRules() {}

    /**
     * A search text as keys are written: half-width, lower case, without blanks, dots, apostrophes and control
     * characters.
     */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cntrl}\\p{Cs}·•‧∙・.'’-]", "");
    }

    /** All keys of a person, each in normal form and not empty. */
    static Set<String> keys(String name, String latin, Collection<String> numbers) {
        Set<String> keys = new TreeSet<>();
        keys.add(normal(name));
        numbers.forEach(number -> keys.add(normal(number)));
        for (String text : List.of(name, latin)) {
            keys.add(normal(text));
            for (String word : text.split("[\\s·•‧∙・]+")) {
                keys.add(normal(word));
            }
        }
        if (chinese(name)) {
            addChinese(keys, normal(name));
        }
        keys.remove("");
        return keys;
    }

    private static void addChinese(Set<String> keys, String name) {
        int surname = surnameLength(name);
        List<String> syllables = syllables(name);
        keys.add(name.substring(surname));
        StringBuilder initials = new StringBuilder();
        syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
        keys.add(initials.toString());
        for (String reading : readings(String.join("", syllables))) {
            keys.add(reading);
        }
        if (syllables.size() == name.length() && surname < name.length()) {
            for (String reading : readings(String.join("", syllables.subList(surname, syllables.size())))) {
                keys.add(reading);
            }
        }
    }

    /** The pinyin of a Chinese name, syllable by syllable, without tones; ü is v. */
    static List<String> syllables(String name) {
        List<String> syllables = new ArrayList<>();
        int surname = surnameLength(name);
        String reading = SURNAMES.get(name.substring(0, surname));
        if (reading != null) {
            syllables.addAll(List.of(reading.split(" ")));
        }
        for (int place = reading == null ? 0 : surname; place < name.length(); place++) {
            syllables.add(Pinyin.toPinyin(name.charAt(place)).toLowerCase(Locale.ROOT));
        }
        return syllables;
    }

    /** With ü as people type it: v on keyboards, yu in passports, u by habit. */
    private static List<String> readings(String pinyin) {
        return pinyin.contains("v")
                ? List.of(pinyin, pinyin.replace("v", "yu"), pinyin.replace("v", "u"))
                : List.of(pinyin);
    }

    private static int surnameLength(String name) {
        return name.length() > 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
    }

    private static boolean chinese(String name) {
        return name.length() > 1 && Pinyin.isChinese(name.charAt(0));
    }
}
