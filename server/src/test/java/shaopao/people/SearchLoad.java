package shaopao.people;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.Scope;

/** Work for the search benchmark: a province's worth of persons, and the door through which staff look for them. */
public final class SearchLoad {

    private static final int COLLEGES = 200;
    private static final int CLASS_SIZE = 33;

    private final DataSource database;
    private final Registry registry;
    private final List<UUID> classes = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();

    public SearchLoad(ApplicationContext program) {
        this.database = program.getBean(DataSource.class);
        this.registry = program.getBean(Registry.class);
    }

    /** Writes students of classes of colleges with their keys, and has the database look at what it holds. */
    public void fill(int persons) throws SQLException, IOException {
        List<UUID> units = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = 0");
            for (int i = 0; i < COLLEGES; i++) {
                units.add(Ids.next());
            }
            copy(connection, "unit (id, code, name, kind, source, changed_at)", out -> {
                for (int i = 0; i < COLLEGES; i++) {
                    line(out, units.get(i), "C" + i, "学院" + i, "COLLEGE", "bench", Instant.EPOCH);
                }
            });
            copy(connection, "class (id, code, name, unit_id, grade, source, changed_at)", out -> {
                for (int i = 0; i * CLASS_SIZE < persons; i++) {
                    classes.add(Ids.next());
                    line(
                            out,
                            classes.getLast(),
                            "B" + i,
                            "班" + i,
                            units.get(i % COLLEGES),
                            2023,
                            "bench",
                            Instant.EPOCH);
                }
            });
            fillPersons(connection, units, persons);
            statement.execute("vacuum analyze people.person, people.search_key, people.affiliation");
            statement.execute("reset statement_timeout");
        }
    }

    private void fillPersons(Connection connection, List<UUID> units, int persons) throws SQLException, IOException {
        DemoNames names = new DemoNames();
        Random random = new Random(1_000_000);
        List<Someone> all = new ArrayList<>(persons);
        for (int i = 0; i < persons; i++) {
            all.add(new Someone(Ids.next(), "S" + (10_000_000 + i), names.name(random, i % 2 == 0), i / CLASS_SIZE));
        }
        copy(connection, "person (id, number, name, kind, unit_id, class_id, present, source, changed_at)", out -> {
            for (Someone one : all) {
                line(
                        out,
                        one.id(),
                        one.number(),
                        one.name(),
                        "STUDENT",
                        units.get(one.place() % COLLEGES),
                        classes.get(one.place()),
                        true,
                        "bench",
                        Instant.EPOCH);
            }
        });
        copy(
                connection,
                "affiliation (id, person_id, kind, number, unit_id, class_id, from_on, is_primary, source, changed_at)",
                out -> {
                    for (Someone one : all) {
                        line(
                                out,
                                Ids.next(),
                                one.id(),
                                "STUDENT",
                                one.number(),
                                units.get(one.place() % COLLEGES),
                                classes.get(one.place()),
                                LocalDate.EPOCH,
                                true,
                                "bench",
                                Instant.EPOCH);
                    }
                });
        copy(connection, "search_key (key, person_id)", out -> {
            for (Someone one : all) {
                for (String key : NameRules.keys(one.name(), "", List.of(one.number()))) {
                    line(out, key, one.id());
                }
            }
        });
        for (int i = 0; i < 2_000; i++) {
            typed.add(typed(all.get(random.nextInt(persons)), random));
        }
    }

    /** What somebody types to find this person: a whole key or its beginning, of two characters at the least. */
    private static String typed(Someone one, Random random) {
        List<String> keys = List.copyOf(NameRules.keys(one.name(), "", List.of(one.number())));
        String key = keys.get(random.nextInt(keys.size()));
        return random.nextBoolean() ? key : key.substring(0, Math.min(key.length(), 2 + random.nextInt(4)));
    }

    public List<String> typed() {
        return typed;
    }

    /** The first page of what the whole school's registrar finds, or the counsellor of six classes; how many. */
    public int search(String text, boolean wholeSchool) {
        Scope scope = wholeSchool
                ? Scope.ALL
                : new Scope(false, Set.of(), Set.copyOf(classes.subList(0, 6)), Set.of(), Set.of());
        Actor actor = new Actor(
                Actor.Kind.PERSON,
                Optional.of(new UUID(0, 1)),
                "bench",
                "127.0.0.1",
                Map.of(Registry.READ, scope),
                Optional.empty());
        return registry.search(actor, text, Optional.empty(), Optional.empty(), Optional.empty(), PageMark.START, 50)
                .items()
                .size();
    }

    private record Someone(UUID id, String number, String name, int place) {}

    private interface Lines {
        void write(Writer out) throws IOException;
    }

    private static void copy(Connection connection, String table, Lines lines) throws SQLException, IOException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Writer out = new java.io.BufferedWriter(new java.io.OutputStreamWriter(
                new PGCopyOutputStream(postgres, "copy people." + table + " from stdin"), StandardCharsets.UTF_8))) {
            lines.write(out);
        }
    }

    private static void line(Writer out, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : "\t");
            out.write(cells[i].toString());
        }
        out.write("\n");
    }
}
