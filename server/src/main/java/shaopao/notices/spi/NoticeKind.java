package shaopao.notices.spi;

import java.util.List;
import shaopao.notices.Category;
import shaopao.notices.Importance;

/**
 * One kind of message that a module sends. Its shipped texts stand in the module's bundle under {@code
 * notice.CODE.title}, {@code .body} and {@code .sms}, what staff call it under {@code notice.CODE.name}, and an example
 * of each variable under {@code notice.example.VARIABLE}.
 *
 * @param code module and event: {@code hall.asked}
 * @param variables that its texts may name, {@code {item}}; whoever sends gives a value for each
 */
public record NoticeKind(String code, Category category, Importance importance, List<String> variables) {

    public NoticeKind {
        variables = List.copyOf(variables);
    }

    public static NoticeKind of(String code, Category category, Importance importance, String... variables) {
        return new NoticeKind(code, category, importance, List.of(variables));
    }
}
