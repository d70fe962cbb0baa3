package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.notices.PlanRules.Way;

/** SQL of sending. */
@Repository
class NoticesStore {

    private final JdbcClient jdbc;

    NoticesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is told to all receivers alike.
     *
     * @param zh rendered
     * @param en rendered
     */
    record Content(
            String key,
            String code,
            int template,
            Category category,
            Importance importance,
            TemplateText zh,
            TemplateText en,
            String link) {}

    /**
     * One thing that is to be told.
     *
     * @param ways out of the house, by person
     */
    record Telling(UUID id, Content content, List<PersonId> persons, Map<PersonId, List<Way>> ways) {

        static Telling of(Content content, List<PersonId> persons, Map<PersonId, List<Way>> ways) {
            return new Telling(Ids.next(), content, persons, ways);
        }
    }

    /** Somebody was told something. */
    record Told(UUID telling, PersonId person) {}

    /** The numbers of messages follow the order in which they were given. */
    private record Row(UUID id, Telling of, PersonId person) {}

    /**
     * Tells everybody who was not told under the key yet, in one statement, and queues their deliveries; answers who
     * was told what now. The rows go in one order, so that two who tell the same people do not block each other.
     */
    List<Told> tell(List<Telling> tellings, Duration validity, Instant now) {
        List<Row> rows = tellings.stream()
                .flatMap(one -> one.persons().stream().map(person -> new Row(Ids.next(), one, person)))
                .sorted(Comparator.<Row, UUID>comparing(row -> row.person().value())
                        .thenComparing(row -> row.of().content().key()))
                .toList();
        return Queued.of(rows, validity)
                .in(jdbc.sql("""
                with told as (
                    insert into notices.message (id, person_id, key, content_id, category, importance, sent_at)
                    select given.id, given.person, given.key, given.content, given.category, given.importance, :now
                    from unnest(:ids::uuid[], :persons::uuid[], :keys::text[], :contents::uuid[], :categories::text[],
                        :importances::text[]) as given (id, person, key, content, category, importance)
                    on conflict (person_id, key) do nothing
                    returning id, person_id, content_id),
                said as (
                    insert into notices.content (id, code, template, title_zh, title_en, body_zh, body_en, sms_zh,
                        sms_en, link)
                    select given.id, given.code, given.template, title_zh, title_en, body_zh, body_en, sms_zh, sms_en,
                        nullif(given.link, '')
                    from unnest(:saidIds::uuid[], :codes::text[], :templates::int[], :titlesZh::text[],
                        :titlesEn::text[], :bodiesZh::text[], :bodiesEn::text[], :smsZh::text[], :smsEn::text[],
                        :links::text[]) as given (id, code, template, title_zh, title_en, body_zh, body_en, sms_zh,
                        sms_en, link)
                    where given.id in (select content_id from told)),
                queued as (
                    insert into notices.delivery (id, message_id, person_id, channel, state, rank, only_unread,
                        queued_at, wanted_at, due_at, expires_at)
                    select given.id, told.id, told.person_id, given.channel, given.state, given.rank,
                        given.only_unread, :now, given.due::timestamptz, given.due::timestamptz,
                        given.expires::timestamptz
                    from unnest(:deliveries::uuid[], :receivers::uuid[], :of::uuid[], :channels::text[],
                        :states::text[], :ranks::int[], :unread::boolean[], :dues::text[], :expires::text[])
                        as given (id, person, content, channel, state, rank, only_unread, due, expires)
                    join told on told.person_id = given.person and told.content_id = given.content)
                select content_id, person_id from told
                """))
                .param("now", now)
                .param("ids", column(rows, Row::id))
                .param("persons", column(rows, Row::person))
                .param("keys", column(rows, row -> row.of().content().key()))
                .param("contents", column(rows, row -> row.of().id()))
                .param("categories", column(rows, row -> row.of().content().category()))
                .param("importances", column(rows, row -> row.of().content().importance()))
                .param("saidIds", column(tellings, Telling::id))
                .param("codes", said(tellings, Content::code))
                .param("templates", said(tellings, Content::template))
                .param("titlesZh", said(tellings, content -> content.zh().title()))
                .param("titlesEn", said(tellings, content -> content.en().title()))
                .param("bodiesZh", said(tellings, content -> content.zh().body()))
                .param("bodiesEn", said(tellings, content -> content.en().body()))
                .param("smsZh", said(tellings, content -> content.zh().sms()))
                .param("smsEn", said(tellings, content -> content.en().sms()))
                .param("links", said(tellings, Content::link))
                .query((row, _) -> new Told(
                        row.getObject("content_id", UUID.class), new PersonId(row.getObject("person_id", UUID.class))))
                .list();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static <V> List<V> said(List<Telling> tellings, Function<Content, V> value) {
        return tellings.stream().map(one -> value.apply(one.content())).toList();
    }

    /** Deliveries as columns, each of which becomes one array. */
    private static final class Queued {

        private final List<UUID> ids = new ArrayList<>();
        private final List<PersonId> persons = new ArrayList<>();
        private final List<UUID> contents = new ArrayList<>();
        private final List<String> channels = new ArrayList<>();
        private final List<DeliveryState> states = new ArrayList<>();
        private final List<Integer> ranks = new ArrayList<>();
        private final List<Boolean> unread = new ArrayList<>();
        private final List<String> dues = new ArrayList<>();
        private final List<String> expires = new ArrayList<>();

        static Queued of(List<Row> rows, Duration validity) {
            Queued queued = new Queued();
            rows.forEach(row -> row.of()
                    .ways()
                    .getOrDefault(row.person(), List.of())
                    .forEach(way -> queued.add(row, way, validity)));
            return queued;
        }

        private void add(Row row, Way way, Duration validity) {
            ids.add(Ids.next());
            persons.add(row.person());
            contents.add(row.of().id());
            channels.add(way.channel());
            states.add(way.state());
            ranks.add(row.of().content().importance().rank());
            unread.add(way.onlyUnread());
            dues.add(way.due().toString());
            expires.add(way.due().plus(validity).toString());
        }

        JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement) {
            return statement
                    .param("deliveries", ids)
                    .param("receivers", persons)
                    .param("of", contents)
                    .param("channels", channels)
                    .param("states", states)
                    .param("ranks", ranks)
                    .param("unread", unread)
                    .param("dues", dues)
                    .param("expires", expires);
        }
    }
}
