package shaopao.workflow.log;

import java.util.Set;

/** Lets tests outside of this package see which events a log knows. */
public final class LoggedTypes {

    private LoggedTypes() {}

    /** The names of all. */
    public static Set<String> all() {
        return LogRules.TRANSITIONS.keySet();
    }
}
