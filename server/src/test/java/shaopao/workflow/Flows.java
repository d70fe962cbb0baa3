package shaopao.workflow;

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

    private static final List<Node.Mode> MODES = List.of(Node.Mode.ANY, Node.Mode.ALL, Node.Mode.SEQUENCE);

    private static final List<Node.WhenApplicant> APPLICANT =
            List.of(Node.WhenApplicant.SKIP, Node.WhenApplicant.NEXT_HEAD);

    private Flows() {}

    static PersonId person(String name) {
        return new PersonId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static Node.Approve approve(String key, Node.Mode mode, String rule) {
        return Node.Approve.of(key, Words.of(key), List.of(Who.of(rule)), mode)
                .with(Node.Exceptions.USUAL.with(Node.WhenApplicant.SKIP));
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

    static Definition definition(Node... steps) {
        return new Definition(Map.of(), List.of(Who.of("owner")), List.of(steps));
    }

    /** Rules by name; those above the people of a rule stand under the name with a plus. */
    record Town(Map<String, List<PersonId>> rules) implements Candidates {

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
            return new Town(rules);
        }

        @Override
        public List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers) {
            return rules.getOrDefault(who.rule(), List.of());
        }

        @Override
        public List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers) {
            return rules.getOrDefault(who.rule() + "+", List.of());
        }
    }

    /** A random definition of at most 12 nodes; conditions are names of answers that are true or false. */
    static Definition random(Random random) {
        return new Definition(Map.of(), List.of(Who.of("owner")), block(random, new int[] {0}, 0));
    }

    private static List<Node> block(Random random, int[] made, int depth) {
        List<Node> steps = new ArrayList<>();
        int length = random.nextInt(4);
        for (int i = 0; i < length && made[0] < 12; i++) {
            String key = "n" + made[0]++;
            int kind = random.nextInt(10);
            if (kind < 6 || depth == 3) {
                steps.add(Node.Approve.of(
                                key,
                                Words.of(key),
                                random.nextInt(4) == 0 ? List.of(rule(random), rule(random)) : List.of(rule(random)),
                                MODES.get(random.nextInt(3)))
                        .with(Node.Exceptions.USUAL.with(APPLICANT.get(random.nextInt(2)))));
            } else if (kind == 6) {
                steps.add(new Node.Inform(key, Words.of(key), List.of(rule(random))));
            } else if (kind == 7 && depth > 0) {
                Outcome outcome = random.nextBoolean() ? Outcome.APPROVED : Outcome.REJECTED;
                steps.add(new Node.End(key, Words.of(key), outcome));
            } else {
                steps.add(branch(
                        key,
                        new Node.Lane(Words.of("a"), Optional.of("a"), block(random, made, depth + 1)),
                        new Node.Lane(Words.of("b"), Optional.of("b"), block(random, made, depth + 1)),
                        new Node.Lane(Words.of("c"), Optional.empty(), block(random, made, depth + 1))));
            }
        }
        return steps;
    }

    private static Who rule(Random random) {
        return Who.of("r" + random.nextInt(6));
    }

    /** Six rules of up to four of six people, the applicant among them; some name nobody. */
    static Town randomTown(Random random) {
        Map<String, List<PersonId>> rules = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            rules.put("r" + i, crowd(random, random.nextInt(5)));
            rules.put("r" + i + "+", crowd(random, random.nextInt(2)));
        }
        rules.put("owner", crowd(random, random.nextInt(3)));
        return new Town(rules);
    }

    private static List<PersonId> crowd(Random random, int size) {
        List<PersonId> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add(person("p" + random.nextInt(6)));
        }
        return people;
    }
}
