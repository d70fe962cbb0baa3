package shaopao.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import shaopao.kernel.Problem;

/** Every refusal that the platform can utter, found on the class path when somebody first asks. */
@Component
class ProblemCatalogue {

    private final MessageSource messages;
    private volatile List<Listed> listed = List.of();

    ProblemCatalogue(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * One refusal in both languages.
     *
     * @param type as it stands in the body of the problem
     */
    record Listed(
            String type,
            String module,
            int status,
            String title,
            String detail,
            String titleEnglish,
            String detailEnglish) {}

    List<Listed> all() {
        if (listed.isEmpty()) {
            listed = read();
        }
        return listed;
    }

    Optional<Listed> bySlug(String slug) {
        return all().stream()
                .filter(one -> one.type().equals("/problems/" + slug))
                .findFirst();
    }

    private List<Listed> read() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Problem.class));
        return scan.findCandidateComponents("shaopao").stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), ProblemCatalogue.class.getClassLoader()))
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(constant -> listed((Problem) constant))
                .sorted(Comparator.comparing(Listed::module).thenComparing(Listed::type))
                .toList();
    }

    private Listed listed(Problem problem) {
        String[] packages = problem.getClass().getPackageName().split("\\.");
        return new Listed(
                "/problems/" + problem.slug(),
                packages[1],
                problem.status(),
                text(problem, "title", Locale.SIMPLIFIED_CHINESE),
                text(problem, "detail", Locale.SIMPLIFIED_CHINESE),
                text(problem, "title", Locale.ENGLISH),
                text(problem, "detail", Locale.ENGLISH));
    }

    private String text(Problem problem, String part, Locale locale) {
        return Messages.text(messages, "problem." + problem.name() + "." + part, Map.of(), locale);
    }
}
