package shaopao.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a browser may be sent after a trip, and what a notice of sign-out names. */
final class UpstreamRules {

    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,500}");
    private static final Pattern SESSION_INDEX =
            Pattern.compile("<(?:\\w{1,20}:)?SessionIndex>\\s*([^<\\s]{1,512})\\s*</");

    private UpstreamRules() {}

    /** A page of ours, or the first one: never another host, however it is written. */
    static String target(String wanted) {
        return OWN_PAGE.matcher(wanted).matches() ? wanted : "/";
    }

    /** The page that tells the person why it did not work. */
    static String refusal(String target, String why) {
        return (target.startsWith("/console") ? "/console" : "/") + "?refused=" + why;
    }

    /** The service ticket that CAS declares over. Read without an XML parser: the notice comes from anybody. */
    static Optional<String> sessionIndex(String notice) {
        Matcher matcher = SESSION_INDEX.matcher(notice);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
