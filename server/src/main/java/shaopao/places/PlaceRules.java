package shaopao.places;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a tree of places must obey. Pure: codes in, flaws out. */
final class PlaceRules {

    static final int LEVELS_MAX = 6;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9\\p{IsHan}][A-Z0-9\\p{IsHan}_.()-]{0,39}");

    private PlaceRules() {}

    /** What is wrong with one row of an import. */
    enum Wrong {
        /** Not of capital letters, digits, Chinese characters, dots, hyphens, underscores and brackets. */
        CODE,
        /** The code stands in an earlier row. */
        TWICE,
        /** No such place, neither here nor in the list. */
        NO_PARENT,
        /** A campus lies in nothing, and everything else in something. */
        CAMPUS,
        /** In itself, or below more than six levels. */
        CIRCLE,
        /** Nothing of this kind lies in a place of that kind: only seats and cabins in a room. */
        IN_ROOM,
        /** One of the two degrees without the other. */
        POSITION
    }

    /** Where an import is wrong; rows count from 1. */
    record PlaceFlaw(int row, String code, Wrong wrong) {}

    /** A place of the list as far as the tree goes: kind and the code of what it lies in, empty for a campus. */
    record Node(PlaceKind kind, String parent) {}

    /** Everything that is wrong with the rows, put over the places that there are. */
    static List<PlaceFlaw> flaws(List<PlaceRow> rows, Map<String, Node> known) {
        Map<String, Node> tree = new HashMap<>(known);
        rows.forEach(
                row -> tree.put(row.code(), new Node(row.kind(), row.parent().orElse(""))));
        List<PlaceFlaw> flaws = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            PlaceRow row = rows.get(i);
            int number = i + 1;
            if (!seen.add(row.code())) {
                flaws.add(new PlaceFlaw(number, row.code(), Wrong.TWICE));
            }
            wrong(row, tree).forEach(wrong -> flaws.add(new PlaceFlaw(number, row.code(), wrong)));
        }
        for (int i = 0; i < rows.size(); i++) {
            PlaceRow row = rows.get(i);
            int number = i + 1;
            leftBelow(row, known, tree, seen).forEach(wrong -> flaws.add(new PlaceFlaw(number, row.code(), wrong)));
        }
        return flaws;
    }

    /** What becomes wrong for places that no row names and that lie in this one, directly or not. */
    private static Set<Wrong> leftBelow(
            PlaceRow row, Map<String, Node> known, Map<String, Node> tree, Set<String> named) {
        Set<Wrong> wrong = EnumSet.noneOf(Wrong.class);
        Node before = known.get(row.code());
        if (before == null) {
            return wrong;
        }
        boolean becomesRoom = row.kind() == PlaceKind.ROOM && before.kind() != PlaceKind.ROOM;
        known.forEach((code, node) -> {
            boolean left = !named.contains(code);
            if (left && becomesRoom && node.parent().equals(row.code())) {
                wrong.add(Wrong.IN_ROOM);
            }
            if (left
                    && levels(code, tree) > LEVELS_MAX
                    && namedAbove(code, tree, named).equals(row.code())) {
                wrong.add(Wrong.CIRCLE);
            }
        });
        return wrong;
    }

    /** The nearest place above that a row names; empty when there is none. */
    private static String namedAbove(String code, Map<String, Node> tree, Set<String> named) {
        String at = code;
        for (int up = 0; up <= LEVELS_MAX && !at.isEmpty() && !named.contains(at); up++) {
            Node node = tree.get(at);
            at = node == null ? "" : node.parent();
        }
        return named.contains(at) ? at : "";
    }

    private static List<Wrong> wrong(PlaceRow row, Map<String, Node> tree) {
        List<Wrong> wrong = new ArrayList<>();
        String parent = row.parent().orElse("");
        if (!CODE.matcher(row.code()).matches()) {
            wrong.add(Wrong.CODE);
        }
        if (row.latitude().isPresent() != row.longitude().isPresent()) {
            wrong.add(Wrong.POSITION);
        }
        if (parent.isEmpty() != (row.kind() == PlaceKind.CAMPUS)) {
            wrong.add(Wrong.CAMPUS);
        } else if (!parent.isEmpty()) {
            Node above = tree.get(parent);
            if (above == null) {
                wrong.add(Wrong.NO_PARENT);
            } else if (!above.kind().holds(row.kind())) {
                wrong.add(Wrong.IN_ROOM);
            } else if (levels(row.code(), tree) > LEVELS_MAX) {
                wrong.add(Wrong.CIRCLE);
            }
        }
        return wrong;
    }

    /** How deep a place lies, a campus being 1; beyond the most in a circle. */
    static int levels(String code, Map<String, Node> tree) {
        int levels = 0;
        String at = code;
        while (!at.isEmpty() && levels <= LEVELS_MAX) {
            levels++;
            Node node = tree.get(at);
            at = node == null ? "" : node.parent();
        }
        return levels;
    }
}
