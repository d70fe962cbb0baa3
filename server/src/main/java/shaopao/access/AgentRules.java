package shaopao.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names browser and system from the User-Agent header, so that people recognise their devices; nothing depends on it.
 */
final class AgentRules {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("MicroMessenger/", "微信");
        BROWSERS.put("DingTalk/", "钉钉");
        BROWSERS.put("wxwork/", "企业微信");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("HuaweiBrowser/", "华为浏览器");
        BROWSERS.put("MiuiBrowser/", "小米浏览器");
        BROWSERS.put("QQBrowser/", "QQ 浏览器");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("OpenHarmony", "HarmonyOS");
        SYSTEMS.put("HarmonyOS", "HarmonyOS");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    private AgentRules() {}

    static String summary(String agent) {
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        if (browser.isEmpty()) {
            return system;
        }
        return system.isEmpty() ? browser : browser + " · " + system;
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
