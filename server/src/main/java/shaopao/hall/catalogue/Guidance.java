package shaopao.hall.catalogue;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * The parts of the guide (办事指南) that the program knows apart; the prose stands beside them.
 *
 * @param conditions what must hold for one who applies (受理条件)
 * @param materials what is to be handed in (申请材料)
 * @param fee absent when it is free of charge
 * @param places where the counter is (办理地点)
 * @param basis laws and rules of the school (办理依据)
 */
public record Guidance(
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Words> conditions,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<GuideMaterial> materials,
        Optional<Fee> fee,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Place> places,
        Optional<GuideContact> contact,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Words> basis,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Question> questions) {

    public static final Guidance NONE =
            new Guidance(List.of(), List.of(), Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());

    public Guidance {
        conditions = List.copyOf(conditions);
        materials = List.copyOf(materials);
        places = List.copyOf(places);
        basis = List.copyOf(basis);
        questions = List.copyOf(questions);
    }

    /** In what form a material is wanted. */
    public enum MaterialKind {
        ORIGINAL,
        COPY,
        ELECTRONIC,
        /** A form to fill in and sign. */
        FORM
    }

    /**
     * One material.
     *
     * @param count how many of it
     * @param field key of the file field that takes it
     */
    public record GuideMaterial(
            Words name, MaterialKind kind, int count, Optional<String> field, Optional<Words> note) {}

    public record Fee(int amountCents, Optional<Words> note) {}

    public record Place(Words name, Optional<Words> hours) {}

    public record GuideContact(Optional<String> phone, Optional<String> mail, Optional<Words> note) {}

    public record Question(Words question, Words answer) {}
}
