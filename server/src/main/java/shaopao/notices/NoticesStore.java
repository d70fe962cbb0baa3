package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
     * Tells everybody who was not told under the key yet, in one statement, and queues their deliveries; answers who
     * was told now. The persons come in one order, so that two who tell the same people do not block each other.
     */
    List<PersonId> tell(
            Content content, List<PersonId> persons, Map<PersonId, List<Way>> ways, Duration validity, Instant now) {
        Queued queued = Queued.of(persons, ways, validity);
        return jdbc.sql("""
                with told as (
                    insert into notices.message (id, person_id, key, content_id, category, importance, sent_at)
                    select given.id, given.person, :key, :content, :category, :importance, :now
                    from unnest(:ids::uuid[], :persons::uuid[]) as given (id, person)
                    on conflict (person_id, key) do nothing
                    returning id, person_id),
                said as (
                    insert into notices.content (id, code, template, title_zh, title_en, body_zh, body_en, sms_zh,
                        sms_en, link)
                    select :content, :code, :template, :titleZh, :titleEn, :bodyZh, :bodyEn, :smsZh, :smsEn,
                        nullif(:link, '')
                    where exists (select from told)),
                queued as (
                    insert into notices.delivery (id, message_id, person_id, channel, state, rank, only_unread,
                        queued_at, wanted_at, due_at, expires_at)
                    select given.id, told.id, told.person_id, given.channel, given.state, :rank, given.only_unread,
                        :now, given.due::timestamptz, given.due::timestamptz, given.expires::timestamptz
                    from unnest(:deliveries::uuid[], :receivers::uuid[], :channels::text[], :states::text[],
                        :unread::boolean[], :dues::text[], :expires::text[])
                        as given (id, person, channel, state, only_unread, due, expires)
                    join told on told.person_id = given.person)
                select person_id from told
                """)
                .param("key", content.key())
                .param("content", Ids.next())
                .param("category", content.category())
                .param("importance", content.importance())
                .param("rank", content.importance().rank())
                .param("now", now)
                .param("ids", persons.stream().map(_ -> Ids.next()).toList())
                .param("persons", persons)
                .param("code", content.code())
                .param("template", content.template())
                .param("titleZh", content.zh().title())
                .param("titleEn", content.en().title())
                .param("bodyZh", content.zh().body())
                .param("bodyEn", content.en().body())
                .param("smsZh", content.zh().sms())
                .param("smsEn", content.en().sms())
                .param("link", content.link())
                .param("deliveries", queued.ids)
                .param("receivers", queued.persons)
                .param("channels", queued.channels)
                .param("states", queued.states)
                .param("unread", queued.unread)
                .param("dues", queued.dues)
                .param("expires", queued.expires)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Deliveries as columns, each of which becomes one array. */
    private static final class Queued {

        private final List<UUID> ids = new ArrayList<>();
        private final List<PersonId> persons = new ArrayList<>();
        private final List<String> channels = new ArrayList<>();
        private final List<DeliveryState> states = new ArrayList<>();
        private final List<Boolean> unread = new ArrayList<>();
        private final List<String> dues = new ArrayList<>();
        private final List<String> expires = new ArrayList<>();

        static Queued of(List<PersonId> persons, Map<PersonId, List<Way>> ways, Duration validity) {
            Queued queued = new Queued();
            persons.forEach(
                    person -> ways.getOrDefault(person, List.of()).forEach(way -> queued.add(person, way, validity)));
            return queued;
        }

        private void add(PersonId person, Way way, Duration validity) {
            ids.add(Ids.next());
            persons.add(person);
            channels.add(way.channel());
            states.add(way.state());
            unread.add(way.onlyUnread());
            dues.add(way.due().toString());
            expires.add(way.due().plus(validity).toString());
        }
    }
}
