package shaopao;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import shaopao.db.DatabaseRefusedException;

/** Says in two sentences why the program did not start: what is wrong, and what to do. */
final class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseRefusedException refused) {
                return new FailureAnalysis(refused.what(), refused.remedy(), refused);
            }
            if (String.valueOf(cause.getMessage()).startsWith("SHAOPAO_SECRET ")) {
                return new FailureAnalysis(
                        cause.getMessage() + ".",
                        "Give the secret with which this installation was set up; a new one: openssl rand -base64 32.",
                        cause);
            }
        }
        return null;
    }
}
