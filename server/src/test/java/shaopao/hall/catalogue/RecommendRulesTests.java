package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.forms.Form;
import shaopao.hall.catalogue.RecommendRules.Because;
import shaopao.hall.catalogue.RecommendRules.Recommended;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.PersonFacts;
import shaopao.people.PersonKind;
import shaopao.workflow.Definition;

class RecommendRulesTests {

    private static final LocalDate MAY = LocalDate.of(2026, 5, 10);

    @Test
    void turnOfLifeComesFirstThenOwnHistoryThenTheSeason() {
        List<Item> items = List.of(
                item("leave", Set.of()),
                item("repair", Set.of()),
                item("books", Set.of()),
                item("diploma", Set.of(LifeEvent.GRADUATING)),
                item("never", Set.of()));
        assertThat(RecommendRules.recommended(
                        items,
                        Set.of(LifeEvent.GRADUATING),
                        Map.of("leave", 2L, "repair", 5L),
                        Map.of("books", 100L, "leave", 900L),
                        10))
                .containsExactly(
                        new Recommended("diploma", Because.LIFE_EVENT),
                        new Recommended("repair", Because.OWN_HISTORY),
                        new Recommended("leave", Because.OWN_HISTORY),
                        new Recommended("books", Because.SEASON));
        assertThat(RecommendRules.recommended(items, Set.of(), Map.of("leave", 1L), Map.of("books", 1L), 1))
                .containsExactly(new Recommended("leave", Because.OWN_HISTORY));
    }

    @Test
    void turnsFollowFromTheRegister() {
        assertThat(RecommendRules.turns(student(2022, LocalDate.of(2022, 9, 1)), MAY))
                .containsExactlyInAnyOrder(LifeEvent.LOOKING_FOR_WORK, LifeEvent.GRADUATING);
        assertThat(RecommendRules.turns(student(2022, LocalDate.of(2022, 9, 1)), LocalDate.of(2025, 10, 1)))
                .containsExactly(LifeEvent.LOOKING_FOR_WORK);
        assertThat(RecommendRules.turns(student(2024, LocalDate.of(2024, 9, 1)), MAY))
                .isEmpty();
        assertThat(RecommendRules.turns(student(2026, LocalDate.of(2026, 9, 1)), LocalDate.of(2026, 9, 20)))
                .containsExactly(LifeEvent.NEW_STUDENT);
    }

    private static PersonFacts student(int grade, LocalDate since) {
        return new PersonFacts(
                PersonId.next(),
                PersonKind.STUDENT,
                true,
                Optional.of("42"),
                Optional.of("bachelor"),
                Optional.of(grade),
                Optional.empty(),
                Optional.of("C01"),
                List.of("C01"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                false,
                Optional.of(since));
    }

    private static Item item(String code, Set<LifeEvent> events) {
        return new Item(
                code,
                Words.of(code),
                Words.of(code),
                Optional.empty(),
                Words.of("部"),
                Words.of("类"),
                Set.of(),
                events,
                List.of(),
                Set.of(PersonKind.STUDENT),
                List.of(),
                1,
                Optional.empty(),
                false,
                Optional.empty(),
                true,
                false,
                new Form(List.of()),
                new Definition(Map.of(), List.of(), List.of()),
                Optional.empty(),
                "");
    }
}
