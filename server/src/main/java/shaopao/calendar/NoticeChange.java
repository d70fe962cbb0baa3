package shaopao.calendar;

import java.util.List;

/**
 * What bringing in a notice does, or would do.
 *
 * @param stored false when it was only a dry run, and when the same notice holds already
 * @param replaces whether the year had a notice before; the older one is kept
 */
record NoticeChange(int year, boolean stored, boolean replaces, List<DayChange> changes) {

    NoticeChange {
        changes = List.copyOf(changes);
    }
}
