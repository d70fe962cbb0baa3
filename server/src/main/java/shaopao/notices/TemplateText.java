package shaopao.notices;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * The texts of one kind of message in one language, with variables in braces; two braces stand for one.
 *
 * @param sms empty when it never goes by SMS
 */
record TemplateText(
        @NotNull @Size(max = 1000) String title,
        @NotNull @Size(max = 10000) String body,
        @NotNull @Size(max = 2000) String sms) {}
