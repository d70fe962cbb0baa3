package shaopao.people;

import java.util.List;

/** What the school holds about one person, grouped, each value with where it came from. */
record PersonalRecord(List<Group> groups) {

    /**
     * Values of one kind.
     *
     * @param name stable name of the group
     * @param title in the reader's language
     */
    record Group(String name, String title, List<Value> values) {}

    /**
     * One value.
     *
     * @param source the system that supplied it
     * @param since the date from which it holds or on which it was last confirmed; may be empty
     * @param masked whether the value is shown in part only
     */
    record Value(String name, String label, String value, String source, String since, boolean masked) {}
}
