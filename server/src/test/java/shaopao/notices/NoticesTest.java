package shaopao.notices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import shaopao.ModuleTest;
import shaopao.TestDatabase;

/** A test of notices with their peers and a clock that can be moved; nothing is carried unless the test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@ContextConfiguration(initializers = {TestDatabase.class, Peers.class})
@Import({MovedClock.Bring.class, TestKinds.class, Campus.class})
@interface NoticesTest {}
