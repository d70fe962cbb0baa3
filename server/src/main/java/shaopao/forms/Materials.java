package shaopao.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.files.FileId;
import shaopao.files.Files;
import shaopao.forms.spi.Prefill;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;

/**
 * What people handed in or had proved once: it is offered again until it is no longer valid. A proved fact fills fields
 * as {@code proved.KIND}.
 */
@Component
public class Materials implements Prefill {

    private static final Words SOURCE = new Words("已核验材料", "materials proved before");
    private static final String PROVED = "proved.";
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private final MaterialStore store;
    private final Files files;
    private final Clock clock;

    Materials(MaterialStore store, Files files, Clock clock) {
        this.store = store;
        this.files = files;
        this.clock = clock;
    }

    /** All that is kept of a person, the latest first; what is no longer valid is shown for a while as well. */
    public List<Material> of(PersonId person) {
        return store.of(person);
    }

    /** What of it answers file fields of a form today: of the kind that they ask for, and of a size they take. */
    List<OfferedMaterial> offered(PersonId person, Form form) {
        if (form.fields().stream().noneMatch(field -> vault(field).isPresent())) {
            return List.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Forms.ZONE);
        Map<String, Material> kept = store.of(person).stream()
                .filter(material -> material.offered(today))
                .collect(Collectors.toMap(Material::kind, material -> material));
        List<OfferedMaterial> offered = new ArrayList<>();
        for (Field field : form.fields()) {
            vault(field)
                    .flatMap(vault -> Optional.ofNullable(kept.get(vault.kind())))
                    .filter(material -> field.shape() instanceof Shape.FileUpload upload && fits(material, upload))
                    .map(material -> new OfferedMaterial.Offer(material.files(), material.validUntil()))
                    .ifPresent(offer -> offered.add(new OfferedMaterial(field.key(), List.of(offer))));
        }
        return List.copyOf(offered);
    }

    private static Optional<Shape.Vault> vault(Field field) {
        return field.shape() instanceof Shape.FileUpload upload ? upload.vault() : Optional.empty();
    }

    private static boolean fits(Material material, Shape.FileUpload upload) {
        int count = material.files().size();
        return count >= upload.countMin()
                && count <= upload.countMax()
                && material.files().stream()
                        .allMatch(file -> file.size() <= upload.sizeMaxMegabytes() * 1_048_576L
                                && upload.types().stream().anyMatch(kind -> NamedRules.isOf(kind, file.mediaType())));
    }

    /** Forgets a material; files that an application relies on stay with the application. */
    public void forget(PersonId person, String kind) {
        if (!store.remove(person, kind)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    /**
     * Keeps a fact that was proved, so that it need not be proved again.
     *
     * @param kind small letters, digits and hyphens, at most 40
     * @param validUntil the last day on which it is offered
     */
    public void prove(PersonId person, String kind, Object fact, String provedBy, LocalDate validUntil) {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("No kind of material: " + kind);
        }
        store.keep(person, new Material(kind, List.of(), Optional.of(fact), provedBy, clock.instant(), validUntil));
    }

    /** Answers were accepted: those of their files that are of a kind are offered again. */
    void keep(PersonId person, Form form, Map<String, Object> answers, String about) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Forms.ZONE);
        for (Field field : form.fields()) {
            if (field.shape() instanceof Shape.FileUpload upload && answers.get(field.key()) instanceof List<?> given) {
                upload.vault().ifPresent(vault -> {
                    LocalDate until = today.plusDays(vault.validDays());
                    store.keep(
                            person,
                            new Material(vault.kind(), files(given), Optional.empty(), about, clock.instant(), until));
                });
            }
        }
    }

    /** From now on the files cannot be deleted. */
    void rely(Set<UUID> ids, String about) {
        ids.forEach(id -> files.keep(new FileId(id), about));
    }

    private static List<Material.MaterialFile> files(List<?> given) {
        List<Material.MaterialFile> files = new ArrayList<>();
        for (Object one : given) {
            if (one instanceof Map<?, ?> file && file.get("size") instanceof Number size) {
                files.add(new Material.MaterialFile(
                        UUID.fromString(String.valueOf(file.get("id"))),
                        String.valueOf(file.get("name")),
                        size.longValue(),
                        String.valueOf(file.get("mediaType"))));
            }
        }
        return files;
    }

    @Override
    public Words source() {
        return SOURCE;
    }

    @Override
    public boolean offers(String fact) {
        return fact.startsWith(PROVED)
                && KIND.matcher(fact.substring(PROVED.length())).matches();
    }

    @Override
    public Map<String, Object> facts(PersonId person, Set<String> wanted) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Forms.ZONE);
        return store.of(person).stream()
                .filter(material -> material.fact().isPresent()
                        && !material.validUntil().isBefore(today)
                        && wanted.contains(PROVED + material.kind()))
                .collect(Collectors.toMap(
                        material -> PROVED + material.kind(),
                        material -> material.fact().orElseThrow()));
    }
}
