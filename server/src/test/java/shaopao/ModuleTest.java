package shaopao;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that calls a module's own classes instead of its HTTP, in the program that all tests of the whole share: one
 * for each module took longer to start than its tests to run. That a module starts without the floors above it is
 * shown by {@link FloorsTests}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@CampusTest
public @interface ModuleTest {}
