package shaopao.till;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.kernel.PersonId;
import shaopao.till.Merchant.MenuItem;
import shaopao.wallet.AccountId;

/** All SQL of merchants: what they sell, by whom and by which terminals. */
@Repository
class MerchantStore {

    private final JdbcClient jdbc;

    MerchantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Merchant merchant, Instant now) {
        jdbc.sql("""
            insert into till.merchant (id, name, place, account_id, made_at)
            values (:id, :name, :place, :account, :now)
            """)
                .param("id", merchant.id())
                .param("name", merchant.name())
                .param("place", merchant.place())
                .param("account", merchant.account())
                .param("now", now)
                .update();
        setMenu(merchant.id(), merchant.menu());
    }

    void rename(MerchantId id, String name, String place) {
        jdbc.sql("update till.merchant set name = :name, place = :place where id = :id")
                .param("id", id)
                .param("name", name)
                .param("place", place)
                .update();
    }

    void setMenu(MerchantId id, List<MenuItem> menu) {
        jdbc.sql("delete from till.menu_item where merchant_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
            insert into till.menu_item (id, merchant_id, name, price, position)
            select id, :merchant, name, price, position
            from unnest(:ids::uuid[], :names::text[], :prices::bigint[], :positions::int[])
                as item(id, name, price, position)
            """)
                .param("merchant", id)
                .param("ids", menu.stream().map(MenuItem::id).toList())
                .param("names", menu.stream().map(MenuItem::name).toList())
                .param("prices", menu.stream().map(MenuItem::priceCents).toList())
                .param("positions", IntStream.range(0, menu.size()).boxed().toList())
                .update();
    }

    Optional<Merchant> merchant(MerchantId id) {
        return merchants(List.of(id)).stream().findFirst();
    }

    List<Merchant> all(int limit) {
        return merchants(jdbc.sql("select id from till.merchant order by name limit :limit")
                .param("limit", limit)
                .query((row, _) -> new MerchantId(row.getObject("id", UUID.class)))
                .list());
    }

    /** Of a terminal, or of a person at the counter. */
    List<Merchant> of(UUID seller) {
        return merchants(jdbc.sql("""
            select merchant_id from till.terminal where device_id = :seller
            union select merchant_id from till.clerk where person_id = :seller
            """)
                .param("seller", seller)
                .query((row, _) -> new MerchantId(row.getObject("merchant_id", UUID.class)))
                .list());
    }

    /** The merchant, when the seller sells for it. */
    Optional<Merchant> of(UUID seller, MerchantId id) {
        return of(seller).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private List<Merchant> merchants(Collection<MerchantId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<MerchantId, List<MenuItem>> menus = new HashMap<>();
        jdbc.sql("select * from till.menu_item where merchant_id = any(:ids) order by merchant_id, position")
                .param("ids", ids)
                .query(row -> {
                    MenuItem item =
                            new MenuItem(row.getObject("id", UUID.class), row.getString("name"), row.getLong("price"));
                    menus.computeIfAbsent(
                                    new MerchantId(row.getObject("merchant_id", UUID.class)), _ -> new ArrayList<>())
                            .add(item);
                });
        return jdbc.sql("select id, name, place, account_id from till.merchant where id = any(:ids) order by name")
                .param("ids", ids)
                .query((row, _) -> {
                    MerchantId id = new MerchantId(row.getObject("id", UUID.class));
                    return new Merchant(
                            id,
                            row.getString("name"),
                            row.getString("place"),
                            new AccountId(row.getObject("account_id", UUID.class)),
                            menus.getOrDefault(id, List.of()));
                })
                .list();
    }

    List<PersonId> clerks(MerchantId id) {
        return jdbc.sql("select person_id from till.clerk where merchant_id = :id order by person_id")
                .param("id", id)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    void setClerks(MerchantId id, Collection<PersonId> clerks) {
        jdbc.sql("delete from till.clerk where merchant_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("insert into till.clerk (merchant_id, person_id) select :id, unnest(:clerks::uuid[])")
                .param("id", id)
                .param("clerks", clerks)
                .update();
    }

    void watch(MerchantId id, PersonId person, Instant until) {
        jdbc.sql("""
            insert into till.watcher (merchant_id, person_id, until) values (:id, :person, :until)
            on conflict (merchant_id, person_id) do update set until = excluded.until
            """)
                .param("id", id)
                .param("person", person)
                .param("until", until)
                .update();
    }

    List<PersonId> watchers(MerchantId id, Instant now) {
        return jdbc.sql("select person_id from till.watcher where merchant_id = :id and until > :now limit 200")
                .param("id", id)
                .param("now", now)
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }
}
