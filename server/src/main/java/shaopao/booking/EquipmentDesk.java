package shaopao.booking;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.booking.EquipmentStore.MobileEquipment;
import shaopao.kernel.Actor;

/** Keeps the list of mobile equipment. */
@Component
class EquipmentDesk {

    private final EquipmentStore store;
    private final Audit audit;

    EquipmentDesk(EquipmentStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    List<MobileEquipment> all() {
        return store.all();
    }

    @Transactional
    public void write(Actor actor, MobileEquipment piece) {
        store.write(piece);
        audit.record(actor, "booking.equipment-written", "equipment", piece.code(), Map.of("out", piece.out()));
    }
}
