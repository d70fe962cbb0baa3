package shaopao.wallet;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts: opened, found, frozen; their balances are the ledger's. */
@Repository
class AccountStore {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens the account unless its owner has it already. */
    void open(Account account, Instant now) {
        jdbc.sql("""
            insert into wallet.account (id, ledger, owner, owner_key, name, floor, ceiling, single_max, day_max,
                opened_at)
            values (:id, :ledger, :owner, :key, :name, :floor::bigint, :ceiling::bigint, :single::bigint,
                :day::bigint, :now)
            on conflict (ledger, owner, owner_key) do nothing
            """)
                .param("id", account.id())
                .param("ledger", account.ledger())
                .param("owner", account.owner())
                .param("key", account.ownerKey())
                .param("name", account.name())
                .param("floor", account.limits().floor())
                .param("ceiling", account.limits().ceiling())
                .param("single", account.limits().singleMax())
                .param("day", account.limits().dayMax())
                .param("now", now)
                .update();
    }

    Optional<Account> find(int ledger, Owner owner, String key) {
        return jdbc.sql("select * from wallet.account where ledger = :ledger and owner = :owner and owner_key = :key")
                .param("ledger", ledger)
                .param("owner", owner)
                .param("key", key)
                .query((row, _) -> LedgerStore.account(row))
                .optional();
    }

    List<Account> find(int ledger, Owner owner, Collection<String> keys) {
        return jdbc.sql("""
            select * from wallet.account
            where ledger = :ledger and owner = :owner and owner_key = any(:keys)
            """)
                .param("ledger", ledger)
                .param("owner", owner)
                .param("keys", keys)
                .query((row, _) -> LedgerStore.account(row))
                .list();
    }

    List<Account> accounts(Collection<AccountId> ids) {
        return jdbc.sql("select * from wallet.account where id = any(:ids)")
                .param("ids", ids)
                .query((row, _) -> LedgerStore.account(row))
                .list();
    }

    List<Account> page(Optional<Owner> owner, String name, Optional<AccountId> after, int limit) {
        return jdbc.sql("""
            select * from wallet.account
            where (:owner::text is null or owner = :owner) and (:name = '' or strpos(name, :name) > 0)
              and (:after::uuid is null or id > :after::uuid)
            order by id limit :limit
            """)
                .param("owner", owner)
                .param("name", name)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> LedgerStore.account(row))
                .list();
    }

    boolean freeze(AccountId id, boolean frozen) {
        return jdbc.sql("update wallet.account set frozen = :frozen where id = :id and frozen <> :frozen")
                        .param("id", id)
                        .param("frozen", frozen)
                        .update()
                == 1;
    }

    void limit(AccountId id, Optional<Long> singleMax, Optional<Long> dayMax) {
        jdbc.sql("update wallet.account set single_max = :single::bigint, day_max = :day::bigint where id = :id")
                .param("id", id)
                .param("single", singleMax)
                .param("day", dayMax)
                .update();
    }

    boolean ledger(int number) {
        return jdbc.sql("select exists (select from wallet.ledger where number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    void addLedger(int number, String currency) {
        jdbc.sql("insert into wallet.ledger (number, currency) values (:number, :currency) on conflict do nothing")
                .param("number", number)
                .param("currency", currency)
                .update();
    }
}
