package shaopao.hall.habits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/** The habits of persons. */
@Repository
class OwnHabitStore {

    private final JdbcClient jdbc;

    OwnHabitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OwnHabits> habits(PersonId person) {
        return jdbc.sql("select cards, hidden, phrases from hall.habit where person = :person")
                .param("person", person)
                .query((row, _) -> habits(row))
                .optional();
    }

    /** Keeps order and choice of the cards; the phrases stay. */
    void keepCards(PersonId person, List<HomeCard> cards, Set<HomeCard> hidden, Instant now) {
        jdbc.sql("""
                insert into hall.habit (person, cards, hidden, changed_at)
                values (:person, :cards::text[], :hidden::text[], :now)
                on conflict (person) do update
                set cards = excluded.cards, hidden = excluded.hidden, changed_at = excluded.changed_at
                """)
                .param("person", person)
                .param("cards", names(cards))
                .param("hidden", names(hidden))
                .param("now", now)
                .update();
    }

    /** Keeps the phrases; the cards stay. */
    void keepPhrases(PersonId person, List<String> phrases, Instant now) {
        jdbc.sql("""
                insert into hall.habit (person, phrases, changed_at) values (:person, :phrases::text[], :now)
                on conflict (person) do update set phrases = excluded.phrases, changed_at = excluded.changed_at
                """)
                .param("person", person)
                .param("phrases", phrases)
                .param("now", now)
                .update();
    }

    private static List<String> names(Collection<HomeCard> cards) {
        return cards.stream().map(Enum::name).toList();
    }

    private static OwnHabits habits(ResultSet row) throws SQLException {
        return new OwnHabits(
                cards(row, "cards").toList(), Set.copyOf(cards(row, "hidden").toList()), List.of((String[])
                        row.getArray("phrases").getArray()));
    }

    /** A card that there is no longer is left out. */
    private static Stream<HomeCard> cards(ResultSet row, String column) throws SQLException {
        List<String> kept = List.of((String[]) row.getArray(column).getArray());
        return kept.stream()
                .flatMap(name ->
                        Stream.of(HomeCard.values()).filter(card -> card.name().equals(name)));
    }
}
