package shaopao.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a POST endpoint that creates or moves something: the caller must send an {@code Idempotency-Key}, and a
 * repeat under the same key gets the first answer instead of a second act. Without the mark the header is heeded but
 * not demanded.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Once {}
