package shaopao.forms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.files.FileId;
import shaopao.files.Files;
import shaopao.files.StoredFile;
import shaopao.kernel.PersonId;
import shaopao.people.CodeTable;
import shaopao.people.Codes;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;
import shaopao.people.PlaceName;
import shaopao.people.Profiles;

/** Asks the registers, once a form, about all that its answers name. */
@Component
class Registers {

    private static final int FOUND_MAX = 20;

    private final People people;
    private final Profiles profiles;
    private final Codes codes;
    private final Files files;
    private final Map<String, Listed> tables = new ConcurrentHashMap<>();

    Registers(People people, Profiles profiles, Codes codes, Files files) {
        this.people = people;
        this.profiles = profiles;
        this.codes = codes;
        this.files = files;
    }

    boolean hasTable(String name) {
        return codes.has(name);
    }

    /**
     * What is known of everything that the values name, as far as the person may name it: colleagues, and students of
     * the own college, or of any when the person is staff; units and classes that are open; the person's own files.
     *
     * @param onCase files that belong to the case already
     */
    Known known(Form form, List<Map<String, ? extends @Nullable Object>> values, PersonId person, Set<UUID> onCase) {
        Mentions mentions = new Mentions();
        values.forEach(given -> mentions.of(form.fields(), given));
        Map<UUID, Known.NamedPlace> units = new HashMap<>();
        Map<UUID, Known.NamedPlace> classes = new HashMap<>();
        people.places(mentions.places)
                .forEach(place -> (place.kind() == PlaceName.Kind.UNIT ? units : classes)
                        .put(place.id(), new Known.NamedPlace(place.code(), place.name())));
        Map<String, Known.CodeList> lists = new HashMap<>();
        mentions.tables.forEach(name -> list(name).ifPresent(list -> lists.put(name, list)));
        return new Known(
                persons(mentions.persons, person), units, classes, lists, files(mentions.files, person, onCase));
    }

    /** Persons whom the one who asks may name, by the beginning of name, pinyin, initials or number; at most 20. */
    List<FormsController.NameablePerson> persons(PersonId asking, String text, Set<PersonKind> kinds) {
        Optional<Person> asks = people.person(asking);
        return kinds.stream()
                .sorted()
                .flatMap(kind -> {
                    boolean any = kind == PersonKind.STAFF
                            || asks.filter(one -> one.kind() == PersonKind.STAFF)
                                    .isPresent();
                    Optional<UUID> unit = asks.flatMap(Person::unitId);
                    return any || unit.isPresent()
                            ? profiles.find(text, kind, any ? Optional.empty() : unit).stream()
                            : Stream.empty();
                })
                .limit(FOUND_MAX)
                .map(person -> new FormsController.NameablePerson(
                        person.id(), person.name(), person.kind(), person.unit(), person.className()))
                .toList();
    }

    List<PlaceName> places(String text, PlaceName.Kind kind) {
        return profiles.find(text, kind);
    }

    /** The areas below a code, provinces below an empty one. */
    List<CodeTable.Code> areas(String under) {
        return codes.table(NamedRules.REGIONS).map(CodeTable::codes).orElse(List.of()).stream()
                .filter(CodeTable.Code::offered)
                .filter(code -> under.equals(code.parent() == null ? "" : code.parent()))
                .toList();
    }

    /** A table that has changed is another object, and comparing thousands of codes would cost what is saved. */
    @SuppressWarnings("ReferenceEquality")
    private Optional<Known.CodeList> list(String name) {
        return codes.table(name)
                .map(table -> tables.compute(
                                name,
                                (_, kept) -> kept != null && kept.table() == table
                                        ? kept
                                        : new Listed(table, Known.CodeList.of(table)))
                        .list());
    }

    /** The codes of a table as they were when it was read. */
    private record Listed(CodeTable table, Known.CodeList list) {}

    private Map<UUID, Known.NamedPerson> persons(Set<UUID> ids, PersonId asking) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Optional<Person> asks = people.person(asking);
        return people.persons(ids.stream().map(PersonId::new).toList()).stream()
                .filter(person -> person.present()
                        && asks.filter(one -> mayName(one, person)).isPresent())
                .collect(Collectors.toMap(
                        person -> person.id().value(), person -> new Known.NamedPerson(person.name(), person.kind())));
    }

    private static boolean mayName(Person asking, Person named) {
        return named.kind() == PersonKind.STAFF
                || asking.kind() == PersonKind.STAFF
                || (named.unitId().isPresent() && named.unitId().equals(asking.unitId()));
    }

    private Map<UUID, Known.NamedFile> files(Set<UUID> ids, PersonId owner, Set<UUID> onCase) {
        Set<FileId> wanted = ids.stream().map(FileId::new).collect(Collectors.toSet());
        return files.files(wanted).stream()
                .filter(file -> !file.quarantined())
                .filter(file -> file.owner().filter(owner.value()::equals).isPresent()
                        || onCase.contains(file.id().value()))
                .collect(Collectors.toMap(file -> file.id().value(), Registers::named));
    }

    private static Known.NamedFile named(StoredFile file) {
        return new Known.NamedFile(file.name(), file.type(), file.bytes());
    }

    /** Everything that some values name, before anything is known of it. */
    static final class Mentions {

        private final Set<UUID> persons = new HashSet<>();
        private final Set<UUID> places = new HashSet<>();
        private final Set<UUID> files = new HashSet<>();
        private final Set<String> tables = new HashSet<>();

        void of(List<Field> fields, Map<?, ? extends @Nullable Object> given) {
            for (Field field : fields) {
                Object value = given.get(field.key());
                if (value != null) {
                    value(field.shape(), value);
                }
            }
        }

        private void value(Shape shape, Object value) {
            switch (shape) {
                case Shape.Rows rows
                when value instanceof List<?> list ->
                    list.stream().limit(rows.most()).forEach(row -> {
                        if (row instanceof Map<?, ?> map) {
                            of(rows.asked(), map);
                        }
                    });
                case Shape.PersonPick _ -> persons.addAll(NamedRules.ids(shape, value));
                case Shape.UnitPick _, Shape.ClassPick _ -> places.addAll(NamedRules.ids(shape, value));
                case Shape.FileUpload _, Shape.HandSignature _ -> files.addAll(NamedRules.ids(shape, value));
                case Shape.PostalAddress _ -> tables.add(NamedRules.REGIONS);
                case Shape.Choice choice -> choice.table().ifPresent(tables::add);
                case Shape.Rows _,
                        Shape.Text _,
                        Shape.LongText _,
                        Shape.Quantity _,
                        Shape.Money _,
                        Shape.Day _,
                        Shape.DayRange _,
                        Shape.TimeOfDay _,
                        Shape.MapLocation _,
                        Shape.Computed _,
                        Shape.Explanation _,
                        Shape.PageBreak _ -> {}
            }
        }

        /** The files among the values. */
        Set<UUID> files() {
            return Set.copyOf(files);
        }
    }
}
