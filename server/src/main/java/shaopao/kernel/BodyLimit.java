package shaopao.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets an endpoint that streams its body take more than others ({@code shaopao.http.body-size-max}), and more time
 * for it ({@code shaopao.http.upload-time-max}).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** A size, {@code "50MB"}, or a setting with its default: {@code "${shaopao.files.file-size-max:50MB}"}. */
    String value();
}
