package shaopao.trials;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The draw. All on the list stand in the order of HMAC-SHA-256 (key: the seed, a slash and the number of the attempt;
 * message: the pseudonym; both UTF-8), in hexadecimal and ascending. The attempt is the first, counted from 0, whose
 * panel gives every group its seats; attempt 0 where none of {@value #ATTEMPTS_MAX} does. Each seat goes to the first
 * in that order who was not asked yet and who fits: none of the
 * person's groups is full, and in each dimension the seats that are left afterwards are enough for what the groups
 * still lack. Where nobody fits so, what the groups lack does not count; where still nobody does, the first one is
 * taken. A seat that becomes free is filled in the same way.
 */
final class DrawRules {

    /** Names what this class does, for the record. */
    static final String ALGORITHM = "hmac-sha256-quota-1";

    static final int ATTEMPTS_MAX = 50;

    private DrawRules() {}

    /** The attempt that counts. */
    static int attempt(String seed, List<ListedTrial> list, TrialPlan plan) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            if (meets(panel(order(seed, attempt, list), plan), plan)) {
                return attempt;
            }
        }
        return 0;
    }

    /** All seats of a panel at first, in the order in which they are given. */
    static List<ListedTrial> panel(List<ListedTrial> order, TrialPlan plan) {
        List<ListedTrial> seated = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        while (seated.size() < plan.people()) {
            Optional<ListedTrial> next = next(order, asked, seated, plan);
            if (next.isEmpty()) {
                break;
            }
            seated.add(next.get());
            asked.add(next.get().pseudonym());
        }
        return seated;
    }

    private static boolean meets(List<ListedTrial> panel, TrialPlan plan) {
        return plan.quotas().stream().allMatch(quota -> {
            long there = panel.stream()
                    .filter(one -> one.value(quota.dimension()).equals(quota.value()))
                    .count();
            return quota.min() <= there && there <= quota.max();
        });
    }

    static List<ListedTrial> order(String seed, int attempt, List<ListedTrial> list) {
        Mac mac = mac((seed + "/" + attempt).getBytes(StandardCharsets.UTF_8));
        record Placed(String key, ListedTrial one) {}
        return list.stream()
                .map(one -> new Placed(
                        HexFormat.of().formatHex(mac.doFinal(one.pseudonym().getBytes(StandardCharsets.UTF_8))), one))
                .sorted(Comparator.comparing(Placed::key)
                        .thenComparing(placed -> placed.one().pseudonym()))
                .map(Placed::one)
                .toList();
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Who gets the next seat; nobody when all were asked.
     *
     * @param asked pseudonyms of all who were ever asked
     * @param seated those who hold a seat
     */
    static Optional<ListedTrial> next(
            List<ListedTrial> order, Set<String> asked, List<ListedTrial> seated, TrialPlan plan) {
        Room room = Room.of(seated, plan);
        Optional<ListedTrial> roomy = Optional.empty();
        Optional<ListedTrial> first = Optional.empty();
        for (ListedTrial one : order) {
            if (asked.contains(one.pseudonym())) {
                continue;
            }
            if (first.isEmpty()) {
                first = Optional.of(one);
            }
            if (room.full(one)) {
                continue;
            }
            if (room.leavesEnough(one)) {
                return Optional.of(one);
            }
            if (roomy.isEmpty()) {
                roomy = Optional.of(one);
            }
        }
        return roomy.isPresent() ? roomy : first;
    }

    /** What is still to be had, before one more seat is given. */
    private record Room(
            int left, Map<Dimension, Map<String, TrialQuota>> quotas, Map<Dimension, Map<String, Integer>> had) {

        static Room of(List<ListedTrial> seated, TrialPlan plan) {
            Map<Dimension, Map<String, TrialQuota>> quotas = new EnumMap<>(Dimension.class);
            plan.quotas()
                    .forEach(quota -> quotas.computeIfAbsent(quota.dimension(), _ -> new HashMap<>())
                            .put(quota.value(), quota));
            Map<Dimension, Map<String, Integer>> had = new EnumMap<>(Dimension.class);
            quotas.keySet().forEach(dimension -> {
                Map<String, Integer> counts = new HashMap<>();
                seated.forEach(one -> counts.merge(one.value(dimension), 1, Integer::sum));
                had.put(dimension, counts);
            });
            return new Room(plan.people() - seated.size(), quotas, had);
        }

        boolean full(ListedTrial one) {
            return quotas.entrySet().stream().anyMatch(entry -> {
                String value = one.value(entry.getKey());
                TrialQuota quota = entry.getValue().get(value);
                return quota != null && had(entry.getKey(), value) >= quota.max();
            });
        }

        boolean leavesEnough(ListedTrial one) {
            return quotas.entrySet().stream().allMatch(entry -> {
                int lacking = 0;
                for (TrialQuota quota : entry.getValue().values()) {
                    int there = had(entry.getKey(), quota.value())
                            + (quota.value().equals(one.value(entry.getKey())) ? 1 : 0);
                    lacking += Math.max(0, quota.min() - there);
                }
                return lacking <= left - 1;
            });
        }

        private int had(Dimension dimension, String value) {
            Map<String, Integer> counts = had.get(dimension);
            return counts == null ? 0 : counts.getOrDefault(value, 0);
        }
    }
}
