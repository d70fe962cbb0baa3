package shaopao.trials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The public list of those who could be drawn: one line each, sorted by pseudonym, the four parts between tabs. */
final class ListRules {

    /** A group of fewer people would tell who somebody is. */
    static final int GROUP_MIN = 5;

    private ListRules() {}

    /** Only the parts by which seats are spread, and no group that is too small. */
    static List<ListedTrial> told(List<ListedTrial> all, Set<Dimension> dimensions) {
        List<ListedTrial> cut = all.stream()
                .map(one -> new ListedTrial(
                        one.pseudonym(),
                        dimensions.contains(Dimension.KIND) ? one.kind() : ListedTrial.NONE,
                        dimensions.contains(Dimension.UNIT) ? one.unit() : ListedTrial.NONE,
                        dimensions.contains(Dimension.GRADE) ? one.grade() : ListedTrial.NONE))
                .toList();
        Map<String, Long> groups =
                cut.stream().collect(Collectors.groupingBy(ListedTrial::cell, Collectors.counting()));
        return cut.stream()
                .map(one -> groups.getOrDefault(one.cell(), 0L) >= GROUP_MIN ? one : few(one, dimensions))
                .sorted(Comparator.comparing(ListedTrial::pseudonym))
                .toList();
    }

    private static ListedTrial few(ListedTrial one, Set<Dimension> dimensions) {
        return new ListedTrial(
                one.pseudonym(),
                one.kind(),
                dimensions.contains(Dimension.UNIT) ? ListedTrial.FEW : ListedTrial.NONE,
                dimensions.contains(Dimension.GRADE) ? ListedTrial.FEW : ListedTrial.NONE);
    }

    static String text(List<ListedTrial> list) {
        StringBuilder text = new StringBuilder(list.size() * 40);
        list.forEach(one ->
                text.append(one.pseudonym()).append('\t').append(one.cell()).append('\n'));
        return text.toString();
    }

    static List<ListedTrial> list(String text) {
        List<ListedTrial> list = new ArrayList<>();
        text.lines().forEach(line -> {
            String[] parts = line.split("\t", -1);
            list.add(new ListedTrial(parts[0], parts[1], parts[2], parts[3]));
        });
        return list;
    }

    /** SHA-256 of a text in UTF-8, as {@code sha256sum} prints it. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A group with its fair share of the seats.
     *
     * @param share seats by its part of all people
     */
    record Group(Dimension dimension, String value, int people, double share) {

        /** The quota that follows from the share alone. */
        TrialQuota quota() {
            return new TrialQuota(dimension, value, (int) Math.floor(share), (int) Math.ceil(share));
        }
    }

    /** The groups of a list, by dimension and value. */
    static List<Group> groups(List<ListedTrial> list, Set<Dimension> dimensions, int seats) {
        List<Group> groups = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            if (!dimensions.contains(dimension)) {
                continue;
            }
            Map<String, Integer> counts = new HashMap<>();
            list.forEach(one -> counts.merge(one.value(dimension), 1, Integer::sum));
            new TreeMap<>(counts)
                    .forEach((value, people) -> groups.add(new Group(
                            dimension, value, people, list.isEmpty() ? 0 : (double) seats * people / list.size())));
        }
        return groups;
    }

    /** Whether in each dimension the wishes leave a way to fill exactly the seats. */
    static boolean possible(TrialPlan plan, List<Group> groups) {
        return plan.dimensions().stream().allMatch(dimension -> {
            int least = 0;
            long most = 0;
            for (Group group : groups) {
                if (group.dimension() == dimension) {
                    TrialQuota quota = plan.quotas().stream()
                            .filter(one ->
                                    one.dimension() == dimension && one.value().equals(group.value()))
                            .findFirst()
                            .orElse(new TrialQuota(dimension, group.value(), 0, TrialPlan.PEOPLE_MAX));
                    if (quota.min() > quota.max() || quota.min() > group.people()) {
                        return false;
                    }
                    least += quota.min();
                    most += Math.min(quota.max(), group.people());
                }
            }
            return least <= plan.people() && plan.people() <= most;
        });
    }
}
