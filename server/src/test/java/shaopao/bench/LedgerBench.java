package shaopao.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import shaopao.kernel.Ids;
import shaopao.wallet.Account;
import shaopao.wallet.AccountId;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/**
 * Durable transfers by 64 clients, each of which waits for its answer: spread over 20,000 purses, and all to one
 * merchant. Beside them, on the same database in the same run: the plain way as well as it can be done (one
 * call: two rows locked in order and updated, one inserted, one commit; rows with the same room beside them), and
 * commits of one row.
 */
final class LedgerBench {

    private static final int CLIENTS = 64;
    private static final int PURSES = 20_000;

    private final BenchProgram program;
    private final Wallet wallet;
    private final double seconds;
    private final List<UUID> purses;
    private final Account merchant;

    private LedgerBench(BenchProgram program, double seconds) throws SQLException {
        this.program = program;
        this.wallet = program.bean(Wallet.class);
        this.seconds = seconds;
        this.purses = IntStream.range(0, PURSES).mapToObj(_ -> Ids.next()).toList();
        this.merchant = wallet.open(Owner.MERCHANT, "bench", "学一食堂", AccountLimits.NO_DEBT);
        found();
    }

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 0 ? Double.parseDouble(args[0]) : 8;
        String last;
        try (BenchProgram program = BenchProgram.start("ledger", false)) {
            last = new LedgerBench(program, seconds).run();
        }
        System.out.println(last);
        System.exit(0);
    }

    /** People with an overdraft without end, since no bench should wait for top-ups. */
    private void found() throws SQLException {
        try (Connection connection = program.database().getConnection();
                PreparedStatement accounts = connection.prepareStatement("""
                    insert into wallet.account (id, ledger, owner, owner_key, name, opened_at)
                    values (?, 156, 'PERSON', ?, '陈思远', now())
                    """);
                var statement = connection.createStatement()) {
            for (UUID purse : purses) {
                accounts.setObject(1, purse);
                accounts.setString(2, purse.toString());
                accounts.addBatch();
            }
            accounts.executeBatch();
            statement.execute("""
                create table public.plain_account (id uuid primary key, balance bigint not null)
                    with (fillfactor = 60);
                insert into public.plain_account select id, 0 from wallet.account;
                create table public.plain_transfer (id uuid primary key, debit uuid, credit uuid, amount bigint,
                    memo text, at timestamptz);
                create index on public.plain_transfer (debit, at);
                create index on public.plain_transfer (credit, at);
                create function public.plain_move(transfer uuid, debtor uuid, creditor uuid, cents bigint) returns void
                    language plpgsql as $$
                begin
                    perform 1 from public.plain_account where id in (debtor, creditor) order by id for update;
                    update public.plain_account set balance = balance - cents where id = debtor;
                    update public.plain_account set balance = balance + cents where id = creditor;
                    insert into public.plain_transfer (id, debit, credit, amount, memo, at)
                    values (transfer, debtor, creditor, cents, '午餐', now());
                end $$;
                create table public.bare (id uuid primary key, thread int);
                analyze
                """);
        }
    }

    private String run() throws Exception {
        WarmUp.until(
                "transfers",
                () -> measure("warm-up, spread", seconds, this::spread).perSecond());
        WarmUp.until(
                "transfers",
                () -> measure("warm-up, to one", seconds, this::hot).perSecond());
        Took spread = measure("ours, spread over 20,000 purses", seconds, this::spread);
        Took hot = measure("ours, all to one merchant", seconds, this::hot);
        measure("warm-up, row locks", seconds / 2, (random, _) -> plain(random, purse(random)));
        Took plainSpread = measure("row locks, spread", seconds, (random, _) -> plain(random, purse(random)));
        Took plainHot = measure(
                "row locks, all to one merchant",
                seconds,
                (random, _) -> plain(random, merchant.id().value()));
        Took bare = measure("limit: commits of one row", seconds, (_, client) -> bare(client));
        System.out.printf(
                Locale.ROOT,
                "row locks spread %.0f/s, bare commits %.0f/s, trial balance apart by %d%n",
                plainSpread.perSecond(),
                bare.perSecond(),
                difference());
        return String.format(
                Locale.ROOT,
                "ledger: spread_per_s=%.0f hot_per_s=%.0f rowlock_hot_per_s=%.0f hot_ratio=%.1f p99_ms=%.1f",
                spread.perSecond(),
                hot.perSecond(),
                plainHot.perSecond(),
                hot.perSecond() / plainHot.perSecond(),
                Math.max(spread.tally().millis(0.99), hot.tally().millis(0.99)));
    }

    private interface Round {
        void run(SplittableRandom random, int client) throws Exception;
    }

    private record Took(double perSecond, Tally tally) {}

    private static Took measure(String what, double seconds, Round round) {
        Tally[] tallies = new Tally[CLIENTS];
        SplittableRandom[] randoms = new SplittableRandom[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            tallies[i] = new Tally();
            randoms[i] = new SplittableRandom(i);
        }
        double perSecond = Storm.perSecond(CLIENTS, seconds, client -> {
            long begun = System.nanoTime();
            round.run(randoms[client], client);
            tallies[client].add(System.nanoTime() - begun);
        });
        Tally all = new Tally();
        for (Tally one : tallies) {
            all.add(one);
        }
        System.out.printf(Locale.ROOT, "%-34s %7.0f/s, %s%n", what, perSecond, all);
        return new Took(perSecond, all);
    }

    private UUID purse(SplittableRandom random) {
        return purses.get(random.nextInt(PURSES));
    }

    private void spread(SplittableRandom random, int client) {
        UUID debit = purse(random);
        UUID credit = purse(random);
        transfer(debit, debit.equals(credit) ? merchant.id().value() : credit, random);
    }

    private void hot(SplittableRandom random, int client) {
        transfer(purse(random), merchant.id().value(), random);
    }

    private void transfer(UUID debit, UUID credit, SplittableRandom random) {
        wallet.transferred(new NewTransfer.Single(
                TransferId.next(),
                new AccountId(debit),
                new AccountId(credit),
                500 + random.nextInt(1_500),
                Reason.PAYMENT,
                Note.of("午餐")));
    }

    /** As one would write it who knows how: one call that locks both rows in order, writes, inserts and commits. */
    private void plain(SplittableRandom random, UUID credit) throws SQLException {
        try (Connection connection = program.database().getConnection();
                PreparedStatement move = connection.prepareStatement("select public.plain_move(?, ?, ?, ?)")) {
            move.setObject(1, Ids.next());
            move.setObject(2, purse(random));
            move.setObject(3, credit);
            move.setLong(4, 500L + random.nextInt(1_500));
            move.execute();
        }
    }

    private void bare(int client) throws SQLException {
        try (Connection connection = program.database().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into public.bare (id, thread) values (?, ?)")) {
            insert.setObject(1, Ids.next());
            insert.setInt(2, client);
            insert.executeUpdate();
        }
    }

    private long difference() {
        return program.jdbc()
                .sql("select sum(debits_posted) - sum(credits_posted) from wallet.account")
                .query(Long.class)
                .single();
    }
}
