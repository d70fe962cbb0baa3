package shaopao.pass;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

/**
 * Phones of many people, for tests and measurements of other modules: bound in a few statements, and each code signed
 * when it is shown instead of hours ahead.
 */
public final class PassPhones {

    private static final int TOGETHER = 2_000;

    private final JdbcClient jdbc;
    private final PassKeys keys;
    private final CodeSigner signer;
    private final CodeDirectory directory;
    private final FreezeStore freezes;
    private final Freezing freezing;
    private final PassCards cards;
    private final DirectoryStore carried;

    public PassPhones(ApplicationContext context) {
        this.jdbc = context.getBean(JdbcClient.class);
        this.keys = context.getBean(PassKeys.class);
        this.signer = context.getBean(CodeSigner.class);
        this.directory = context.getBean(CodeDirectory.class);
        this.freezes = context.getBean(FreezeStore.class);
        this.freezing = context.getBean(Freezing.class);
        this.cards = context.getBean(PassCards.class);
        this.carried = context.getBean(DirectoryStore.class);
    }

    /** A phone that shows codes. */
    public final class Phone {

        private final PersonId person;
        private final PassId pass;
        private final long number;
        private final SecretKeySpec key;

        private Phone(PersonId person) {
            this.person = person;
            this.pass = PassId.next();
            this.number = keys.number();
            this.key = new SecretKeySpec(keys.fresh(), "HmacSHA256");
        }

        public PersonId person() {
            return person;
        }

        public long number() {
            return number;
        }

        /** The form that readers without a network take, too. */
        public byte[] signed(Instant at) {
            long step = CodeRules.stepOf(at);
            byte[] signature = signer.sign(Purpose.ALL_BITS, number, CodeFormat.minute(step));
            return code(CodeFormat.head(true, signer.number(), Purpose.ALL_BITS, number, step), signature);
        }

        /** The short form. */
        public byte[] brief(Instant at) {
            return code(CodeFormat.head(false, 0, Purpose.ALL_BITS, number, CodeRules.stepOf(at)), new byte[0]);
        }

        public String text(Instant at) {
            return CodeFormat.text(signed(at));
        }

        public String briefText(Instant at) {
            return CodeFormat.text(brief(at));
        }

        /** Gives a card to the pass. */
        public void card(String number) {
            cards.give(Actor.system("test"), pass, number);
            learn();
        }

        /** Prints the pass for a day. */
        public String paper(boolean single, LocalDate day) {
            return cards.print(Actor.system("test"), pass, single, day);
        }

        /** This node reads anew what the database says of the pass. */
        public void learn() {
            directory.take(carried.entries(Optional.empty(), List.of(pass), Instant.now(), directory::opened));
        }

        private byte[] code(byte[] head, byte[] signature) {
            byte[] vouched = Arrays.copyOf(head, head.length + signature.length);
            System.arraycopy(signature, 0, vouched, head.length, signature.length);
            return CodeFormat.code(head, CodeReader.mac(key, vouched), signature);
        }

        /** Stops the pass by the facade, as its holder does; every node hears of it by the database. */
        public void freezeEverywhere() {
            freezing.freeze(
                    new Actor(Actor.Kind.PERSON, Optional.of(person.value()), "test", "", Map.of(), Optional.empty()));
        }

        /** Stops the pass for this node alone. */
        public void freeze() {
            freezes.freeze(pass, "HOLDER", "test", Instant.now());
            learn();
        }
    }

    /** The phone of a visitor to every place that lets visitors in. */
    public Phone guest(Instant from, Instant until) {
        Phone phone = new Phone(new PersonId(UUID.randomUUID()));
        UUID visit = UUID.randomUUID();
        jdbc.sql("""
                insert into pass.visit (id, host_id, host_name, guest_name, reason, from_at, until_at, places,
                    link_hash, made_at)
                values (:id, :host, '陈思远', '周先生', '讲座', :from, :until, '{}', :link, now())
                """)
                .param("id", visit)
                .param("host", phone.person)
                .param("from", from)
                .param("until", until)
                .param("link", visit.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .update();
        jdbc.sql("""
                insert into pass.pass (id, visit_id, purposes, created_at, changed_at)
                values (:pass, :visit, 63, now(), now())
                """).param("pass", phone.pass).param("visit", visit).update();
        bindings(List.of(phone));
        return phone;
    }

    public Phone phone(PersonId person) {
        return phones(List.of(person)).getFirst();
    }

    /** One for each, in their order; none of them has a pass yet. */
    public List<Phone> phones(List<PersonId> people) {
        List<Phone> phones = new ArrayList<>(people.size());
        for (int from = 0; from < people.size(); from += TOGETHER) {
            List<Phone> some = people.subList(from, Math.min(people.size(), from + TOGETHER)).stream()
                    .map(Phone::new)
                    .toList();
            bind(some);
            phones.addAll(some);
        }
        return phones;
    }

    private void bind(List<Phone> phones) {
        List<PassId> passes = phones.stream().map(phone -> phone.pass).toList();
        jdbc.sql("""
                insert into pass.pass (id, person_id, purposes, created_at, changed_at)
                select p, h, 63, now(), now() from unnest(:passes::uuid[], :people::uuid[]) as n (p, h)
                """)
                .param("passes", passes)
                .param("people", phones.stream().map(Phone::person).toList())
                .update();
        bindings(phones);
    }

    private void bindings(List<Phone> phones) {
        List<PassId> passes = phones.stream().map(phone -> phone.pass).toList();
        jdbc.sql("""
                insert into pass.binding (number, pass_id, key_sealed, phone, bound_by, bound_at)
                select number, p, decode(key, 'hex'), 'test', 'HOLDER', now()
                from unnest(:numbers::bigint[], :passes::uuid[], :keys::text[]) as n (number, p, key)
                """)
                .param("numbers", phones.stream().map(Phone::number).toList())
                .param("passes", passes)
                .param(
                        "keys",
                        phones.stream()
                                .map(phone -> java.util.HexFormat.of()
                                        .formatHex(keys.seal(phone.number, phone.key.getEncoded())))
                                .toList())
                .update();
        directory.take(carried.entries(Optional.empty(), passes, Instant.now(), directory::opened));
    }
}
