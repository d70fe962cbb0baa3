package shaopao.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import shaopao.kernel.PersonId;

/**
 * Takes persons. Rows are matched in portions of a thousand, by number first, then by identity number, so that a
 * student who becomes an assistant stays one person; they wait in a staging table until the whole file is known to be
 * good.
 */
final class PersonIntake implements Intake {

    private static final int PORTION = 1_000;

    private final PersonRowReader reader;
    private final RosterStore store;
    private final IdentityNumbers identities;
    private final BadCells bad;
    private final LocalDate today;
    private final Instant now;
    private final String source;
    private final List<PersonRow> portion = new ArrayList<>(PORTION);

    /** Persons that this file brings, by the hash of their identity number. */
    private final Map<String, PersonId> fresh = new HashMap<>();

    PersonIntake(
            PersonRowReader reader,
            RosterStore store,
            IdentityNumbers identities,
            BadCells bad,
            LocalDate today,
            Instant now,
            String source) {
        this.reader = reader;
        this.store = store;
        this.identities = identities;
        this.bad = bad;
        this.today = today;
        this.now = now;
        this.source = source;
        store.begin();
    }

    @Override
    public void take(RosterRow row) {
        PersonRow read = reader.read(row);
        if (read != null) {
            portion.add(read);
            if (portion.size() == PORTION) {
                stage();
            }
        }
    }

    @Override
    public Counts finish() {
        stage();
        return bad.none() ? store.settle(today, now, source) : Counts.NONE;
    }

    private void stage() {
        if (portion.isEmpty()) {
            return;
        }
        List<String> hashes = portion.stream().map(this::hash).toList();
        RosterStore.Known known = store.known(
                portion.stream().map(PersonRow::number).toList(),
                hashes.stream().filter(hash -> !hash.isEmpty()).toList());
        StagedRows staged = new StagedRows();
        for (int place = 0; place < portion.size(); place++) {
            stage(portion.get(place), hashes.get(place), known, staged);
        }
        portion.clear();
        if (bad.none()) {
            store.stage(staged);
        }
    }

    private void stage(PersonRow row, String hash, RosterStore.Known known, StagedRows staged) {
        RosterStore.KnownPerson byNumber = known.byNumber().get(row.number());
        PersonId byHash = hash.isEmpty() ? null : known.byHash().getOrDefault(hash, fresh.get(hash));
        if (byNumber != null && byHash != null && !byNumber.id().equals(byHash)) {
            bad.add(row.rowNumber(), "identityNumber", Flaw.IDENTITY_OF_ANOTHER, row.identityNumber());
            return;
        }
        PersonId person = byNumber == null ? byHash : byNumber.id();
        boolean isNew = person == null || (!hash.isEmpty() && person.equals(fresh.get(hash)));
        if (person == null) {
            person = PersonId.next();
        }
        if (byNumber == null && byHash == null && !hash.isEmpty()) {
            fresh.put(hash, person);
        }
        boolean sameIdentity = byHash != null && known.byHash().containsKey(hash);
        staged.add(row, person, isNew, hash, sameIdentity || hash.isEmpty() ? null : sealed(person, row));
    }

    private byte[] sealed(PersonId person, PersonRow row) {
        return identities.seal(person, row.identityNumber());
    }

    private String hash(PersonRow row) {
        return row.identityNumber().isEmpty()
                ? ""
                : HexFormat.of().formatHex(identities.hash(row.identityType(), row.identityNumber()));
    }
}
