package shaopao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import shaopao.kernel.DemoPart;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;

/** When the demo campus is loaded: parts are made for a database that has none of them. */
@Tag("once")
class DemoLoaderTests {

    private final People people = mock(People.class);

    private DemoLoader loader(String wish, String url) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("people", people));
        return new DemoLoader(beans.getBeanProvider(DemoPart.class), beans.getBeanProvider(People.class), wish, url);
    }

    @Test
    void emptyDatabaseOfOurOwnGetsOneByItself() {
        assertThat(loader("auto", "").wanted(false)).isTrue();
        assertThat(loader("auto", "jdbc:postgresql://elsewhere/campus").wanted(false))
                .isFalse();
        assertThat(loader("never", "").wanted(false)).isFalse();
        when(people.anyone()).thenReturn(true);
        assertThat(loader("auto", "").wanted(false)).isFalse();
    }

    @Test
    void campusThatIsThereIsNotLoadedOverItselfWhenAskedForAgain() {
        when(people.anyone()).thenReturn(true);
        assertThat(loader("never", "").wanted(true)).isTrue();
        when(people.byNumber("20230101")).thenReturn(Optional.of(student()));
        assertThat(loader("never", "").wanted(true)).isFalse();
        assertThat(loader("always", "").wanted(false)).isFalse();
    }

    private static Person student() {
        return new Person(
                PersonId.next(),
                "20230101",
                "陈思远",
                PersonKind.STUDENT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
