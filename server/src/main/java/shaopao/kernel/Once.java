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
public @interface Once {

    /**
     * The whole method is one transaction, and its key and its answer are committed with it: exactly once even across a
     * crash, and with one commit instead of three. Not for a method that streams a body, waits for another system, or
     * must keep something of a request that it refuses, such as a failed attempt.
     */
    boolean inOneTransaction() default false;
}
