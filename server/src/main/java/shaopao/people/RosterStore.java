package shaopao.people;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;

/**
 * Brings staged persons in, in a fixed number of statements however many rows there are. Works inside the transaction
 * that runs; the staging table is gone with it.
 */
@Repository
class RosterStore {

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    RosterStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** A person that is there already. */
    record KnownPerson(PersonId id) {}

    /** Those of a portion of rows that are there already; hashes as hexadecimal text. */
    record Known(Map<String, KnownPerson> byNumber, Map<String, PersonId> byHash) {}

    void begin() {
        jdbc.sql("""
                create temp table staged (
                    row_number bigint, person_id uuid, is_new boolean, number text, name text, name_latin text,
                    sex text, birth_on date, nationality text, ethnic_group text, political_status text,
                    id_type text, id_hash bytea, id_shown text, id_sealed bytea,
                    kind text, kind_code text, unit_id uuid, class_id uuid, major_code text, from_on date,
                    until_on date, phone text, mail text, keys text, next_id uuid
                ) on commit drop
                """).update();
        jdbc.sql("create temp table touched (person_id uuid) on commit drop").update();
    }

    Known known(List<String> numbers, List<String> hashes) {
        Map<String, KnownPerson> byNumber = new HashMap<>();
        jdbc.sql("select number, person_id from people.person_number where number = any(:numbers::text[])")
                .param("numbers", numbers)
                .query(row -> {
                    byNumber.put(row.getString(1), new KnownPerson(new PersonId(row.getObject(2, UUID.class))));
                });
        Map<String, PersonId> byHash = new HashMap<>();
        jdbc.sql("""
                select encode(id_hash, 'hex'), id from people.person
                where (id_type, id_hash) in (
                    select t.code, decode(h, 'hex') from unnest(:hashes::text[]) h
                    cross join (select code from people.code where code_table = 'id-document') t)
                """).param("hashes", hashes).query(row -> {
            byHash.put(row.getString(1), new PersonId(row.getObject(2, UUID.class)));
        });
        return new Known(byNumber, byHash);
    }

    void stage(StagedRows rows) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy staged (" + StagedRows.COLUMNS + ") from stdin",
                            new ByteArrayInputStream(rows.bytes()));
        } catch (SQLException e) {
            throw new IllegalStateException("Rows could not be staged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Brings in what is staged. */
    Intake.Counts settle(LocalDate today, Instant now, String source) {
        jdbc.sql("analyze staged").update();
        long added = addPersons(source, now);
        changePersons(source, now);
        long ended = settleAffiliations(today, source, now);
        settleContacts(source, now);
        settleKeys();
        show("select person_id from staged where is_new union select person_id from touched", today);
        long changed = count("""
                select count(*) from staged s
                where not s.is_new and exists (select from touched t where t.person_id = s.person_id)
                """);
        long unchanged = count("select count(*) from staged") - added - changed;
        return new Intake.Counts(added, changed, unchanged, ended);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private long addPersons(String source, Instant now) {
        jdbc.sql("""
                insert into people.person (id, number, name, name_latin, sex, birth_on, nationality, ethnic_group,
                    political_status, id_type, id_sealed, id_hash, id_shown, kind, unit_id, class_id, present, source,
                    changed_at)
                select distinct on (person_id) person_id, number, name, name_latin, sex, birth_on, nationality,
                       ethnic_group, political_status, id_type, id_sealed, id_hash, id_shown, kind, unit_id, class_id,
                       false, :source, :now
                from staged where is_new order by person_id, row_number
                """).param("source", source).param("now", now).update();
        jdbc.sql("""
                with added as (
                    insert into people.person_number (number, person_id) select number, person_id from staged
                    on conflict (number) do nothing returning person_id)
                insert into touched select person_id from added
                where person_id not in (select person_id from staged where is_new)
                """).update();
        return count("select count(*) from staged where is_new");
    }

    /** An empty cell leaves what is stored. */
    private void changePersons(String source, Instant now) {
        jdbc.sql("""
                with altered as (
                    update people.person p
                    set name = s.name, name_latin = coalesce(s.name_latin, p.name_latin), sex = coalesce(s.sex, p.sex),
                        birth_on = coalesce(s.birth_on, p.birth_on),
                        nationality = coalesce(s.nationality, p.nationality),
                        ethnic_group = coalesce(s.ethnic_group, p.ethnic_group),
                        political_status = coalesce(s.political_status, p.political_status),
                        id_type = case when s.id_sealed is null then p.id_type else s.id_type end,
                        id_hash = case when s.id_sealed is null then p.id_hash else s.id_hash end,
                        id_shown = case when s.id_sealed is null then p.id_shown else s.id_shown end,
                        id_sealed = coalesce(s.id_sealed, p.id_sealed),
                        source = :source, changed_at = :now
                    from staged s
                    where s.person_id = p.id and not s.is_new
                      and (s.id_sealed is not null
                           or (p.name, p.name_latin, p.sex, p.birth_on, p.nationality, p.ethnic_group,
                               p.political_status)
                              is distinct from
                              (s.name, coalesce(s.name_latin, p.name_latin), coalesce(s.sex, p.sex),
                               coalesce(s.birth_on, p.birth_on), coalesce(s.nationality, p.nationality),
                               coalesce(s.ethnic_group, p.ethnic_group),
                               coalesce(s.political_status, p.political_status)))
                    returning p.id)
                insert into touched select id from altered
                """).param("source", source).param("now", now).update();
    }

    /**
     * Compares each row with the latest affiliation under its number. A change of kind, unit or class ends that one and
     * begins another, on the row's first day when that is later, else today; smaller changes are made in place.
     */
    private long settleAffiliations(LocalDate today, String source, Instant now) {
        jdbc.sql("""
                create temp table step on commit drop as
                select s.*, a.id as held_id, row_number() over (partition by s.person_id order by s.row_number) as nth,
                       case when a.id is null then coalesce(s.from_on, :today)
                            when s.from_on > a.from_on then s.from_on
                            else :today end as begins_on,
                       case when a.id is null then 'ADD'
                            when a.until_on <= :today and s.until_on is null then 'ADD'
                            when (a.kind, a.unit_id, coalesce(s.class_id, a.class_id))
                                 is distinct from (s.kind, s.unit_id, a.class_id)
                                 then case when a.from_on < s.from_on or a.from_on < :today then 'MOVE' else 'AMEND' end
                            when (coalesce(s.kind_code, a.kind_code), coalesce(s.major_code, a.major_code),
                                  case when s.until_on is null then a.until_on
                                       else greatest(s.until_on, a.from_on) end)
                                 is distinct from (a.kind_code, a.major_code, a.until_on) then 'AMEND'
                            else 'KEEP' end as act
                from staged s
                left join lateral (
                    select * from people.affiliation a
                    where a.number = s.number and a.person_id = s.person_id
                    order by a.from_on desc, a.id desc limit 1) a on true
                """).param("today", today).update();
        long ended = count("""
                select count(*) from step s join people.affiliation a on a.id = s.held_id
                where s.act = 'MOVE' or (s.act = 'AMEND' and a.until_on is null and s.until_on is not null)
                """);
        jdbc.sql("""
                update people.affiliation a
                set until_on = case when s.act = 'MOVE' then s.begins_on when s.until_on is null then a.until_on
                                    else greatest(s.until_on, a.from_on) end,
                    kind = case s.act when 'MOVE' then a.kind else s.kind end,
                    unit_id = case s.act when 'MOVE' then a.unit_id else s.unit_id end,
                    class_id = case when s.act = 'MOVE' then a.class_id
                                    when s.unit_id = a.unit_id then coalesce(s.class_id, a.class_id)
                                    else s.class_id end,
                    kind_code = case s.act when 'MOVE' then a.kind_code else coalesce(s.kind_code, a.kind_code) end,
                    major_code = case s.act when 'MOVE' then a.major_code else coalesce(s.major_code, a.major_code) end,
                    source = :source, changed_at = :now
                from step s where a.id = s.held_id and s.act in ('MOVE', 'AMEND')
                """).param("source", source).param("now", now).update();
        jdbc.sql("""
                insert into people.affiliation (id, person_id, kind, kind_code, number, unit_id, class_id,
                    major_code, from_on, until_on, is_primary, source, changed_at)
                select s.next_id, s.person_id, s.kind, s.kind_code, s.number, s.unit_id, s.class_id, s.major_code,
                       s.begins_on,
                       case when s.until_on is not null then greatest(s.until_on, s.begins_on) end,
                       s.nth = 1 and not exists (select from people.affiliation o
                                   where o.person_id = s.person_id and o.is_primary
                                     and (o.until_on is null or o.until_on > s.begins_on)),
                       :source, :now
                from step s where s.act in ('ADD', 'MOVE')
                """).param("source", source).param("now", now).update();
        jdbc.sql("insert into touched select person_id from step where act <> 'KEEP' and not is_new")
                .update();
        return ended;
    }

    private void settleContacts(String source, Instant now) {
        jdbc.sql("""
                with altered as (
                    insert into people.contact (person_id, kind, value, source, changed_at)
                    select distinct on (s.person_id, c.kind) s.person_id, c.kind, c.value, :source, :now
                    from staged s cross join lateral (values ('PHONE', s.phone), ('MAIL', s.mail)) c (kind, value)
                    where c.value is not null
                    order by s.person_id, c.kind, s.row_number
                    on conflict (person_id, kind) do update
                    set value = excluded.value, source = excluded.source, changed_at = excluded.changed_at
                    where people.contact.value <> excluded.value
                    returning person_id)
                insert into touched select person_id from altered
                where person_id not in (select person_id from staged where is_new)
                """).param("source", source).param("now", now).update();
    }

    private void settleKeys() {
        jdbc.sql("delete from people.search_key k using touched t where k.person_id = t.person_id")
                .update();
        jdbc.sql("""
                insert into people.search_key (key, person_id)
                select key, s.person_id
                from staged s cross join lateral unnest(string_to_array(s.keys, ' ')) key
                where s.is_new or s.person_id in (select person_id from touched)
                union
                select lower(replace(n.number, '-', '')), n.person_id
                from people.person_number n where n.person_id in (select person_id from touched)
                on conflict do nothing
                """).update();
    }

    /** Repeats on the persons what their foremost affiliation is today. */
    int show(String persons, LocalDate today) {
        return jdbc.sql("""
                update people.person p
                set number = f.number, kind = f.kind, unit_id = f.unit_id, class_id = f.class_id, present = f.lasts
                from (
                    select distinct on (a.person_id) a.person_id, a.number, a.kind, a.unit_id, a.class_id,
                           a.from_on <= :today and (a.until_on is null or a.until_on > :today) as lasts
                    from people.affiliation a
                    where a.person_id in (%s)
                    order by a.person_id, (a.from_on <= :today and (a.until_on is null or a.until_on > :today)) desc,
                             a.is_primary desc, a.from_on desc, a.id
                ) f
                where p.id = f.person_id
                  and (p.number, p.kind, p.unit_id, p.class_id, p.present)
                      is distinct from (f.number, f.kind, f.unit_id, f.class_id, f.lasts)
                """.formatted(persons)).param("today", today).update();
    }

    /** The same for all whose affiliations began or ended between the days. */
    int showChangedSince(LocalDate since, LocalDate today) {
        return show("""
                select person_id from people.affiliation
                where from_on between date '%1$s' and :today or until_on between date '%1$s' and :today
                """.formatted(since), today);
    }
}
