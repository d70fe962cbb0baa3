package shaopao;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import shaopao.hall.ActorsByHeader;

/**
 * A test of the whole program over HTTP on a free port, on the real database. All such tests share one program, since
 * each takes seconds to start: so both ways of signing in by a header stand in every one, asleep where no header comes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({SignedInByHeader.class, ActorsByHeader.class})
public @interface CampusTest {}
