package shaopao.hall.catalogue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * An item as the list of all items has it.
 *
 * @param pause what people read while it is paused, and until when
 * @param submissions applications so far; counted only while there is a limit
 * @param inventory what the department once wrote about it
 * @param revision grows with every change
 */
record ItemRow(
        String code,
        Origin origin,
        Title title,
        Life life,
        Optional<ItemPause> pause,
        Window window,
        int submissions,
        Optional<InventoryLine> inventory,
        int revision,
        Instant changedAt) {

    /** From where it came first. */
    enum Origin {
        FILE,
        STUDIO,
        INVENTORY
    }

    /**
     * What it is called and whose it is.
     *
     * @param department code of a unit, or the name of an office
     * @param unit the unit of that code, for scopes
     */
    record Title(Words name, String department, Optional<UUID> unit, Optional<String> batch) {

        static Title of(Item item, Optional<UUID> unit) {
            return new Title(item.name(), item.unit().orElse(item.department().zh()), unit, item.batch());
        }
    }

    /**
     * Where it is in its life.
     *
     * @param version the one that people apply for
     * @param tried the one that is tried
     * @param fromFile the one that was last taken from a file
     */
    record Life(ItemState state, Optional<String> version, Optional<String> tried, Optional<String> fromFile) {

        static final Life NONE = new Life(ItemState.INVENTORY, Optional.empty(), Optional.empty(), Optional.empty());

        Life in(ItemState next) {
            return new Life(next, version, tried, fromFile);
        }

        Life released(String next) {
            return new Life(ItemState.LIVE, Optional.of(next), Optional.empty(), fromFile);
        }

        /** A version to try; what is live stays so. */
        Life onTrial(String next) {
            return new Life(version.isPresent() ? state : ItemState.TRIAL, version, Optional.of(next), fromFile);
        }

        Life takenFromFile(String next) {
            return new Life(state, version, tried, Optional.of(next));
        }
    }

    /** Why and until when it is not open; without an end it is until somebody resumes it. */
    record ItemPause(Words message, Optional<Instant> until) {}

    /** One that nothing is known of but what it is called. */
    static ItemRow fresh(String code, Origin origin, Title title, Instant now) {
        return new ItemRow(code, origin, title, Life.NONE, Optional.empty(), Window.OPEN, 0, Optional.empty(), 1, now);
    }

    ItemState state() {
        return life.state();
    }

    Optional<String> version() {
        return life.version();
    }

    String department() {
        return title.department();
    }

    boolean paused(Instant now) {
        return state() == ItemState.PAUSED
                && pause.flatMap(ItemPause::until)
                        .filter(until -> !now.isBefore(until))
                        .isEmpty();
    }

    /** Whether it stands in the hall. */
    boolean shown() {
        return (state() == ItemState.LIVE || state() == ItemState.PAUSED)
                && version().isPresent();
    }

    ItemRow with(Title next) {
        return new ItemRow(code, origin, next, life, pause, window, submissions, inventory, revision, changedAt);
    }

    /** In another state of life; what was said of a pause goes with the pause. */
    ItemRow with(Life next) {
        Optional<ItemPause> said = next.state() == ItemState.PAUSED ? pause : Optional.empty();
        return new ItemRow(code, origin, title, next, said, window, submissions, inventory, revision, changedAt);
    }

    ItemRow with(ItemPause next) {
        return new ItemRow(
                code,
                origin,
                title,
                life.in(ItemState.PAUSED),
                Optional.of(next),
                window,
                submissions,
                inventory,
                revision,
                changedAt);
    }

    ItemRow with(Window next) {
        return new ItemRow(code, origin, title, life, pause, next, submissions, inventory, revision, changedAt);
    }

    ItemRow with(InventoryLine next) {
        return new ItemRow(
                code, origin, title, life, pause, window, submissions, Optional.of(next), revision, changedAt);
    }

    ItemRow at(Instant now) {
        return new ItemRow(code, origin, title, life, pause, window, submissions, inventory, revision, now);
    }
}
