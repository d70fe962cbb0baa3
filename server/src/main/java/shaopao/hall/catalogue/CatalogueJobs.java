package shaopao.hall.catalogue;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks whether another node has changed the catalogue, and whether offices have come that items name. */
@Component
class CatalogueJobs {

    private final Shelf shelf;
    private final ItemStore store;
    private final Departments departments;

    CatalogueJobs(Shelf shelf, ItemStore store, Departments departments) {
        this.shelf = shelf;
        this.store = store;
        this.departments = departments;
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void lookForChanges() {
        shelf.refresh();
    }

    /** An item may name an office that is imported later. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT30S")
    void findOffices() {
        store.withoutUnit()
                .forEach(
                        department -> departments.id(department).ifPresent(unit -> store.settleUnit(department, unit)));
    }
}
