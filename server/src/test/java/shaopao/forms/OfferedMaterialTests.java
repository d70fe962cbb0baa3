package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

@ModuleTest
class OfferedMaterialTests {

    @Autowired
    Forms forms;

    @Autowired
    MaterialStore store;

    @Test
    void onlyWhatIsValidAndFitsTheFieldIsOffered() {
        PersonId person = PersonId.next();
        LocalDate today = LocalDate.now(Forms.ZONE);
        keep(person, "id-card", 1_000, "image/jpeg", today);
        keep(person, "bank-card", 1_000, "image/jpeg", today.minusDays(2));
        keep(person, "transcript", 9_000_000, "application/pdf", today);
        Form form = new Form(List.of(
                upload("card", "id-card", Shape.FileUpload.Kind.IMAGE, 1),
                upload("bank", "bank-card", Shape.FileUpload.Kind.IMAGE, 1),
                upload("marks", "transcript", Shape.FileUpload.Kind.PDF, 1),
                upload("scan", "id-card", Shape.FileUpload.Kind.PDF, 1),
                upload("both", "id-card", Shape.FileUpload.Kind.IMAGE, 2)));
        assertThat(forms.materials(form, person)).singleElement().satisfies(offered -> {
            assertThat(offered.field()).isEqualTo("card");
            assertThat(offered.offers()).singleElement().satisfies(offer -> {
                assertThat(offer.files()).hasSize(1);
                assertThat(offer.validUntil()).isEqualTo(today);
            });
        });
        assertThat(forms.materials(form, PersonId.next())).isEmpty();
    }

    private void keep(PersonId person, String kind, long size, String type, LocalDate until) {
        store.keep(
                person,
                new Material(
                        kind,
                        List.of(new Material.MaterialFile(UUID.randomUUID(), "a", size, type)),
                        Optional.empty(),
                        "application 1",
                        Instant.now(),
                        until));
    }

    private static Field upload(String key, String kind, Shape.FileUpload.Kind type, int countMin) {
        return new Field(
                key,
                Words.of(key),
                Optional.empty(),
                new Shape.FileUpload(Set.of(type), 5, countMin, 3, Optional.of(new Shape.Vault(kind, 100))),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
