package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/** Small worlds for the tests of the core: people with short names, rules that are fixed lists, random definitions. */
final class Flows {

    /** Nobody rests: working time is time. */
    static final WorkingHours ALWAYS = new WorkingHours() {
        @Override
        public Instant after(Instant start, int days, int hours) {
            return start.plusSeconds(days * 86_400L + hours * 3_600L);
        }

        @Override
        public Instant plus(Instant start, long seconds) {
            return start.plusSeconds(seconds);
        }

        @Override
        public long between(Instant from, Instant to) {
            return Math.max(0, to.getEpochSecond() - from.getEpochSecond());
        }
    };

    private Flows() {}

    static PersonId person(String name) {
        return new PersonId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static By.Person by(String name) {
        return By.self(person(name));
    }

    static Node.Approve approve(String key, Node.Mode mode, String rule) {
        return Node.Approve.of(key, Words.of(key), List.of(Who.of(rule)), mode)
                .with(Node.Exceptions.USUAL.with(Node.WhenApplicant.SKIP));
    }

    static Node.Collect collect(String key, String rule, String... fields) {
        return new Node.Collect(
                key,
                Words.of(key),
                List.of(Who.of(rule)),
                new Node.FieldRights(List.of(fields), List.of()),
                Optional.empty());
    }

    static Node.Lane lane(String when, Node... steps) {
        return new Node.Lane(Words.of("lane"), Optional.of(when), List.of(steps));
    }

    static Node.Lane otherwise(Node... steps) {
        return new Node.Lane(Words.of("otherwise"), Optional.empty(), List.of(steps));
    }

    static Node.Branch branch(String key, Node.Lane... lanes) {
        return new Node.Branch(key, Words.of(key), List.of(lanes), Node.Choose.ONE);
    }

    static Node.Branch every(String key, Node.Lane... lanes) {
        return new Node.Branch(key, Words.of(key), List.of(lanes), Node.Choose.EVERY);
    }

    static Node.Parallel parallel(String key, Node.Lane... lanes) {
        return new Node.Parallel(key, Words.of(key), List.of(lanes));
    }

    static Definition definition(Node... steps) {
        return new Definition(Map.of(), List.of(Who.of("owner")), List.of(steps));
    }

    static Facts facts(Instant now, Candidates candidates, Conditions conditions) {
        return new Facts(now, candidates, conditions, ALWAYS);
    }

    /** Rules by name; those above the people of a rule stand under the name with a plus, deputies by person. */
    record Town(Map<String, List<PersonId>> rules, Map<PersonId, PersonId> deputies) implements Candidates {

        static Town of(String... lines) {
            Map<String, List<PersonId>> rules = new HashMap<>();
            for (String line : lines) {
                String[] parts = line.split(":", 2);
                List<PersonId> people = new ArrayList<>();
                for (String name : parts[1].split(",")) {
                    if (!name.isBlank()) {
                        people.add(person(name.strip()));
                    }
                }
                rules.put(parts[0], people);
            }
            return new Town(rules, Map.of());
        }

        Town away(String person, String deputy) {
            return new Town(rules, Map.of(person(person), person(deputy)));
        }

        @Override
        public List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers) {
            return rules.getOrDefault(who.rule(), List.of());
        }

        @Override
        public List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers) {
            return rules.getOrDefault(who.rule() + "+", List.of());
        }

        @Override
        public Optional<PersonId> deputy(PersonId person) {
            return Optional.ofNullable(deputies.get(person));
        }
    }

    /** A random definition of at most 14 nodes of all kinds; conditions are names of answers that hold or do not. */
    static Definition random(Random random) {
        return new Definition(
                Map.of("a", "bool", "b", "bool", "rows", "list<int>", "note", "text"),
                List.of(Who.of("owner")),
                random.nextInt(3),
                block(random, new int[] {0}, 0));
    }

    private static List<Node> block(Random random, int[] made, int depth) {
        List<Node> steps = new ArrayList<>();
        int length = depth == 0 ? 1 + random.nextInt(4) : random.nextInt(4);
        for (int i = 0; i < length && made[0] < 14; i++) {
            Node node = node(random, "n" + made[0]++, made, depth);
            steps.add(node);
            if (node instanceof Node.End) {
                break;
            }
        }
        return steps;
    }

    private static Node node(Random random, String key, int[] made, int depth) {
        Words name = Words.of(key);
        int kind = random.nextInt(depth >= 3 ? 13 : 20);
        return switch (kind) {
            case 0 -> new Node.Inform(key, name, List.of(rule(random)));
            case 1 ->
                depth > 0 && random.nextInt(3) == 0
                        ? new Node.End(key, name, random.nextBoolean() ? Outcome.APPROVED : Outcome.REJECTED)
                        : new Node.Delay(key, name, 0, 1 + random.nextInt(5), Optional.empty());
            case 2 -> new Node.Call(key, name, "pay", "/x", List.of("a"), 2);
            case 3 ->
                new Node.Wait(
                        key,
                        name,
                        random.nextBoolean()
                                ? Optional.of(new Node.Announce("pay", "/w", List.of()))
                                : Optional.empty(),
                        random.nextBoolean() ? Optional.of(limit(random)) : Optional.empty());
            case 4 ->
                new Node.Collect(
                        key,
                        name,
                        List.of(random.nextBoolean() ? Who.of("applicant") : rule(random)),
                        new Node.FieldRights(List.of("note"), List.of()),
                        random.nextBoolean() ? Optional.of(limit(random)) : Optional.empty());
            case 5, 6, 7, 8, 9, 10, 11, 12 -> approve(random, key, name);
            case 13, 14 ->
                new Node.Branch(
                        key,
                        name,
                        List.of(
                                new Node.Lane(Words.of("a"), Optional.of("a"), block(random, made, depth + 1)),
                                new Node.Lane(Words.of("b"), Optional.of("b"), block(random, made, depth + 1)),
                                new Node.Lane(Words.of("c"), Optional.empty(), block(random, made, depth + 1))),
                        random.nextBoolean() ? Node.Choose.ONE : Node.Choose.EVERY);
            case 15 -> new Node.Each(key, name, "rows", "row" + key, block(random, made, depth + 1));
            default ->
                parallel(
                        key,
                        new Node.Lane(Words.of("x"), Optional.empty(), block(random, made, depth + 1)),
                        new Node.Lane(Words.of("y"), Optional.empty(), block(random, made, depth + 1)));
        };
    }

    private static Node.Approve approve(Random random, String key, Words name) {
        List<Who> who = random.nextInt(4) == 0
                ? List.of(rule(random), rule(random))
                : List.of(random.nextInt(12) == 0 ? new Who("chosen", Map.of("by", "applicant")) : rule(random));
        Node.Mode mode = pick(random, Node.Mode.values());
        boolean claim = mode == Node.Mode.ANY && random.nextInt(4) == 0;
        Node.Approve node = Node.Approve.of(key, name, who, mode)
                .with(new Node.Voting(mode, 1 + random.nextInt(100), claim))
                .with(new Node.Exceptions(
                        random.nextInt(3) == 0 ? pick(random, Node.WhenNobody.values()) : Node.WhenNobody.OWNERS,
                        pick(random, Node.WhenApplicant.values()),
                        pick(random, Node.WhenRepeated.values())));
        if (random.nextInt(8) == 0) {
            node = node.with(new Node.Manner(
                    pick(random, Node.OpinionRule.values()),
                    random.nextBoolean(),
                    List.of(pick(random, Node.RefusableAct.values()))));
        }
        return random.nextInt(3) == 0 ? node.with(limit(random)) : node;
    }

    private static Node.Limit limit(Random random) {
        return new Node.Limit(
                0,
                2 + random.nextInt(8),
                random.nextBoolean() ? List.of(1) : List.of(),
                pick(random, Node.Then.values()));
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Who rule(Random random) {
        return Who.of("r" + random.nextInt(6));
    }

    /** Six rules of up to four of seven people, the applicant among them; some name nobody, some people are away. */
    static Town randomTown(Random random) {
        Map<String, List<PersonId>> rules = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            rules.put("r" + i, crowd(random, random.nextInt(5)));
            rules.put("r" + i + "+", crowd(random, random.nextInt(2)));
        }
        rules.put("owner", crowd(random, random.nextInt(3)));
        Map<PersonId, PersonId> deputies = new HashMap<>();
        if (random.nextInt(4) == 0) {
            deputies.put(PEOPLE[random.nextInt(7)], PEOPLE[random.nextInt(7)]);
        }
        return new Town(rules, deputies);
    }

    /** The people of random towns; the first is the applicant. */
    static final PersonId[] PEOPLE = {
        person("p0"), person("p1"), person("p2"), person("p3"), person("p4"), person("p5"), person("p6")
    };

    private static List<PersonId> crowd(Random random, int size) {
        List<PersonId> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(PEOPLE[random.nextInt(7)]);
        }
        return people;
    }
}
