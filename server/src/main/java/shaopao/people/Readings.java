package shaopao.people;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How Chinese characters are read: pinyin in small letters, without tones, ü as v. */
public final class Readings {

    /** Characters that are read in several ways in the names of errands; one that is looked for may be typed in any. */
    private static final Map<Character, List<String>> SEVERAL = Map.ofEntries(
            Map.entry('重', List.of("zhong", "chong")),
            Map.entry('调', List.of("tiao", "diao")),
            Map.entry('行', List.of("xing", "hang")),
            Map.entry('差', List.of("cha", "chai")),
            Map.entry('会', List.of("hui", "kuai")),
            Map.entry('长', List.of("chang", "zhang")),
            Map.entry('还', List.of("huan", "hai")),
            Map.entry('校', List.of("xiao", "jiao")),
            Map.entry('乐', List.of("le", "yue")),
            Map.entry('率', List.of("lv", "shuai")),
            Map.entry('单', List.of("dan", "shan")),
            Map.entry('传', List.of("chuan", "zhuan")),
            Map.entry('参', List.of("can", "shen")),
            Map.entry('藏', List.of("cang", "zang")),
            Map.entry('降', List.of("jiang", "xiang")),
            Map.entry('宿', List.of("su", "xiu")),
            Map.entry('系', List.of("xi", "ji")),
            Map.entry('省', List.of("sheng", "xing")),
            Map.entry('模', List.of("mo", "mu")),
            Map.entry('血', List.of("xue", "xie")),
            Map.entry('便', List.of("bian", "pian")),
            Map.entry('给', List.of("gei", "ji")),
            Map.entry('薄', List.of("bo", "bao")),
            Map.entry('车', List.of("che", "ju")),
            Map.entry('都', List.of("du", "dou")),
            Map.entry('和', List.of("he", "huo")),
            Map.entry('期', List.of("qi")),
            Map.entry('朝', List.of("chao", "zhao")),
            Map.entry('提', List.of("ti", "di")),
            Map.entry('券', List.of("quan", "xuan")),
            Map.entry('履', List.of("lv")),
            Map.entry('绿', List.of("lv", "lu")));

    private Readings() {}

    /** The readings of a character, the usual one first; empty when it is none that is read so. */
    public static List<String> of(char character) {
        List<String> several = SEVERAL.get(character);
        if (several != null) {
            return several;
        }
        return Pinyin.isChinese(character) ? List.of(Pinyin.toPinyin(character).toLowerCase(Locale.ROOT)) : List.of();
    }
}
