package shaopao;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the module in whose package it stands, with the modules below it, on the real database. That modules keep
 * to their walls is verified once, by {@link FloorsTests}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = "db",
        verifyAutomatically = false)
@ContextConfiguration(initializers = TestDatabase.class)
public @interface ModuleTest {}
