package shaopao.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who may call an endpoint: {@link #ANYONE}, {@link #SIGNED_IN}, or the name of a permission such as {@code
 * "people.read"}. An endpoint without it is refused to all and fails {@code BoundaryTests}. On whose data the
 * permission holds is the {@link Scope} that the store puts into its SQL.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayCall {

    String ANYONE = "anyone";
    String SIGNED_IN = "signed-in";

    String value();

    /** The permission must hold on all data: what the endpoint reaches belongs to no unit, class or person. */
    boolean everywhere() default false;

    /** The act needs a password or passkey given within the last few minutes. */
    boolean stepUp() default false;
}
