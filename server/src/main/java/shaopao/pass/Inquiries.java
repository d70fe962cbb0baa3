package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Photos;
import shaopao.people.ShownPhoto;

/** Asking a holder to prove something: only what the question tells, with consent where it asks for it. */
@Component
class Inquiries {

    static final String STEWARDS = "pass.stewards";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration READABLE = Duration.ofMinutes(5);
    private static final int SHOWN_MAX = 50;

    private final InquiryStore store;
    private final People people;
    private final Photos photos;
    private final PassEchoes echoes;
    private final Clock clock;

    Inquiries(InquiryStore store, People people, Photos photos, PassEchoes echoes, Clock clock) {
        this.store = store;
        this.people = people;
        this.photos = photos;
        this.echoes = echoes;
        this.clock = clock;
    }

    /** What the asker sees: the claims once they are told, for five minutes. */
    record AskedInquiry(UUID id, String question, InquiryState state, Instant until, Map<Claim, String> told) {}

    /** The questions that the actor may ask. */
    List<PassQuestion> questions(Actor actor) {
        return store.questions().stream()
                .filter(PassQuestion::open)
                .filter(question -> !question.stewards() || actor.may(STEWARDS))
                .toList();
    }

    List<PassQuestion> all() {
        return store.questions();
    }

    @Transactional
    public void change(Actor actor, String code, boolean consent, boolean stewards, boolean open) {
        boolean needed = store.questions().stream()
                .anyMatch(question -> question.code().equals(code) && ClaimRules.consentNeeded(question.claims()));
        if (needed && !consent) {
            throw new ProblemException(PassProblem.PHOTO_NEEDS_CONSENT);
        }
        if (!store.change(code, consent, stewards, open)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        echoes.record(
                actor,
                "pass.question-changed",
                "question",
                code,
                Map.of("consent", consent, "stewards", stewards, "open", open));
    }

    /** The question if the actor may ask it; asked before the code is read, so that none is used up for nothing. */
    PassQuestion allowed(Actor actor, String code) {
        return questions(actor).stream()
                .filter(question -> question.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PassProblem.QUESTION_NOT_ALLOWED));
    }

    @Transactional
    public AskedInquiry ask(Actor actor, PassQuestion question, Reading.Accepted reading, String reason) {
        if (!(reading.holder() instanceof Holder.Member(PersonId person))) {
            throw new ProblemException(PassProblem.CODE_NOT_ACCEPTED);
        }
        Instant now = clock.instant();
        Inquiry inquiry = new Inquiry(
                Ids.next(),
                person,
                question.code(),
                question.claims(),
                actor.name(),
                reason.strip(),
                now,
                now.plus(PATIENCE),
                question.consent() ? InquiryState.WAITING : InquiryState.TOLD,
                question.consent() ? Optional.empty() : Optional.of(now));
        store.add(inquiry, actor.id().orElseThrow());
        echoes.record(
                actor,
                "pass.asked",
                "person",
                person.toString(),
                Map.of("question", question.code(), "inquiry", inquiry.id()));
        echoes.changed(person, "asked");
        return view(inquiry, now);
    }

    /** What became of what the actor asked. */
    AskedInquiry asked(Actor actor, UUID id) {
        Instant now = clock.instant();
        return store.asked(id, actor.id().orElseThrow(), now)
                .map(inquiry -> view(inquiry, now))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** The photo, for the one who asked a question that tells it, as long as the rest of the answer is told. */
    @Transactional
    public Optional<ShownPhoto> photo(Actor actor, UUID id) {
        Instant now = clock.instant();
        Inquiry inquiry = store.asked(id, actor.id().orElseThrow(), now)
                .filter(one -> one.claims().contains(Claim.PHOTO) && readable(one, now))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Optional<ShownPhoto> photo = photos.shown(inquiry.person());
        photo.ifPresent(_ -> echoes.record(
                actor, "pass.photo-read", "person", inquiry.person().toString(), Map.of("inquiry", id)));
        return photo;
    }

    /** The holder says yes or no. */
    @Transactional
    public void answer(Actor actor, UUID id, boolean agree) {
        InquiryState state = agree ? InquiryState.TOLD : InquiryState.DECLINED;
        UUID asker = store.answer(id, actor.person(), state, clock.instant())
                .orElseThrow(() -> new ProblemException(PassProblem.INQUIRY_OVER));
        echoes.record(actor, "pass.inquiry-answered", "inquiry", id.toString(), Map.of("agreed", agree));
        echoes.changed(new PersonId(asker), "answered");
    }

    List<Inquiry> mine(PersonId person) {
        return store.ofPerson(person, clock.instant(), SHOWN_MAX);
    }

    private static boolean readable(Inquiry inquiry, Instant now) {
        return inquiry.state() == InquiryState.TOLD
                && inquiry.answeredAt().orElse(inquiry.askedAt()).plus(READABLE).isAfter(now);
    }

    private AskedInquiry view(Inquiry inquiry, Instant now) {
        Map<Claim, String> told = readable(inquiry, now)
                ? people.person(inquiry.person())
                        .map(person -> ClaimRules.told(inquiry.claims(), person, origin(inquiry)))
                        .orElse(Map.of())
                : Map.of();
        return new AskedInquiry(inquiry.id(), inquiry.question(), inquiry.state(), inquiry.until(), told);
    }

    private String origin(Inquiry inquiry) {
        Optional<ShownPhoto> photo =
                inquiry.claims().contains(Claim.PHOTO) ? photos.shown(inquiry.person()) : Optional.empty();
        return photo.map(shown -> shown.own() ? "own" : "school").orElse("");
    }
}
