package shaopao.hall.catalogue;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a tree of maps, lists and values as YAML the way a person would: short ones on one line, Chinese as it is. */
final class YamlText {

    private static final int COLUMNS = 120;

    private YamlText() {}

    static String of(Map<String, Object> tree) {
        DumperOptions options = new DumperOptions();
        options.setAllowUnicode(true);
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
        options.setWidth(COLUMNS);
        options.setIndent(2);
        options.setIndicatorIndent(0);
        options.setSplitLines(false);
        return new Yaml(options).dump(tree);
    }
}
