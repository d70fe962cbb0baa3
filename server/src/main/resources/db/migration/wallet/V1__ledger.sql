-- Money in the words of TigerBeetle: accounts whose balances follow from transfers, and transfers that never change.
-- That every transfer moves both of its accounts, and nothing else moves any, is done here and not left to a program.

-- One ledger for each currency, under its number in ISO 4217.
create table wallet.ledger (
    number         int primary key check (number between 1 and 999),
    currency       text not null unique check (currency ~ '^[A-Z]{3}$'),
    -- the last day of the last closed month
    closed_through date
);
insert into wallet.ledger (number, currency) values (156, 'CNY');

create table wallet.account (
    id              uuid primary key,
    ledger          int not null references wallet.ledger,
    owner           text not null
        check (owner in ('PERSON', 'MERCHANT', 'DEPARTMENT', 'SUBSIDY', 'FEE', 'CHANNEL')),
    -- the person's or merchant's id, or a code of the school's own
    owner_key       text not null,
    name            text not null,
    debits_pending  bigint not null default 0 check (debits_pending >= 0),
    debits_posted   bigint not null default 0 check (debits_posted >= 0),
    credits_pending bigint not null default 0 check (credits_pending >= 0),
    credits_posted  bigint not null default 0 check (credits_posted >= 0),
    -- what was paid today counts against the limit of the day
    spent_on        date,
    spent           bigint not null default 0 check (spent >= 0),
    floor           bigint,
    ceiling         bigint,
    single_max      bigint check (single_max >= 0),
    day_max         bigint check (day_max >= 0),
    frozen          boolean not null default false,
    opened_at       timestamptz not null,
    unique (ledger, owner, owner_key),
    constraint account_balance_low check (floor is null or credits_posted - debits_posted - debits_pending >= floor)
) with (fillfactor = 60);

create table wallet.transfer (
    id             uuid primary key,
    seq            bigint generated always as identity,
    ledger         int not null,
    kind           text not null check (kind in ('SINGLE', 'PENDING', 'POST_PENDING', 'VOID_PENDING')),
    debit_account  uuid not null,
    credit_account uuid not null,
    amount         bigint not null,
    -- what the pending transfer had set aside, of which the amount is posted or nothing
    reserved       bigint not null default 0,
    -- how far it counts against the payer's limit of its day
    counted        bigint not null default 0,
    reason         text not null,
    pending_id     uuid,
    refund_of      uuid,
    hold_seconds   bigint not null default 0,
    expires_at     timestamptz,
    day            date not null,
    occurred_at    timestamptz not null,
    memo           text not null,
    -- posted balances right after it
    debit_after    bigint not null,
    credit_after   bigint not null,
    at             timestamptz not null,
    check (debit_account <> credit_account),
    check (amount > 0),
    check ((kind in ('POST_PENDING', 'VOID_PENDING')) = (pending_id is not null)),
    check (case when pending_id is null then reserved = 0 else reserved >= amount end),
    check ((kind = 'PENDING') = (expires_at is not null)),
    check (refund_of is null or kind = 'SINGLE')
);
create index transfer_debit on wallet.transfer (debit_account, seq);
create index transfer_credit on wallet.transfer (credit_account, seq);
create index transfer_day on wallet.transfer using brin (day);
create unique index transfer_resolves on wallet.transfer (pending_id) where pending_id is not null;
create index transfer_refunds on wallet.transfer (refund_of) where refund_of is not null;

-- Pending transfers that are neither posted nor voided; kept by the trigger below.
create table wallet.hold (
    id         uuid primary key,
    expires_at timestamptz not null
);
create index on wallet.hold (expires_at);

-- What an account had at the end of a closed month.
create table wallet.month_balance (
    ledger  int not null,
    month   date not null,
    account uuid not null,
    debits  bigint not null,
    credits bigint not null,
    primary key (ledger, month, account)
);
create table wallet.month_close (
    ledger      int not null references wallet.ledger,
    month       date not null check (extract(day from month) = 1),
    transfers   bigint not null,
    moved       bigint not null,
    closed_by   text not null,
    closed_at   timestamptz not null,
    primary key (ledger, month)
);

-- The plans below are kept by the connection, and may be made while a table is small: they must be right when it has
-- grown, so whole tables are never read.
create function wallet.accounts_locked(ids uuid[]) returns setof wallet.account
    language plpgsql set enable_seqscan = off as $$
begin
    return query select * from wallet.account where id = any (ids) order by id for update;
end $$;

create function wallet.transfers_known(ids uuid[]) returns setof wallet.transfer
    language plpgsql stable set enable_seqscan = off as $$
begin
    return query select * from wallet.transfer where id = any (ids);
end $$;

create function wallet.transfers_resolving(ids uuid[]) returns setof wallet.transfer
    language plpgsql stable set enable_seqscan = off as $$
begin
    return query select * from wallet.transfer where pending_id = any (ids);
end $$;

create function wallet.refunded(ids uuid[]) returns table (id uuid, amount bigint)
    language plpgsql stable set enable_seqscan = off as $$
begin
    return query
        select t.refund_of, sum(t.amount)::bigint from wallet.transfer t where t.refund_of = any (ids) group by 1;
end $$;

-- Moves both sides of every new transfer, each account once however many transfers touch it. Whoever inserts, and
-- however: the sum of all debits stays the sum of all credits.
create function wallet.move() returns trigger
    language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    touched bigint;
    wanted  bigint;
begin
    -- held together by all who write, alone by whoever closes a month
    perform pg_advisory_xact_lock_shared(1463897676, 1);
    if exists (select from fresh f join wallet.ledger l on l.number = f.ledger where f.day <= l.closed_through) then
        raise exception 'the month is closed' using errcode = 'integrity_constraint_violation';
    end if;
    with side as (
        select debit_account as account, ledger,
               case kind when 'PENDING' then amount else -reserved end as debits_pending,
               case when kind in ('SINGLE', 'POST_PENDING') then amount else 0 end as debits_posted,
               0::bigint as credits_pending, 0::bigint as credits_posted, counted,
               case when counted <> 0 then day end as day
        from fresh
        union all
        select credit_account, ledger, 0, 0,
               case kind when 'PENDING' then amount else -reserved end,
               case when kind in ('SINGLE', 'POST_PENDING') then amount else 0 end, 0, null
        from fresh
    ), movement as (
        select account, ledger, sum(debits_pending)::bigint as debits_pending,
               sum(debits_posted)::bigint as debits_posted, sum(credits_pending)::bigint as credits_pending,
               sum(credits_posted)::bigint as credits_posted, sum(counted)::bigint as counted, max(day) as day
        from side group by account, ledger
    ), moved as (
        update wallet.account a
        set debits_pending = a.debits_pending + m.debits_pending, debits_posted = a.debits_posted + m.debits_posted,
            credits_pending = a.credits_pending + m.credits_pending,
            credits_posted = a.credits_posted + m.credits_posted,
            spent_on = coalesce(m.day, a.spent_on),
            spent = case when m.day is null then a.spent
                         when a.spent_on = m.day then a.spent + m.counted
                         else greatest(m.counted, 0) end
        from movement m where a.id = m.account and a.ledger = m.ledger
        returning 1
    )
    select (select count(*) from moved), (select count(*) from movement) into touched, wanted;
    if touched <> wanted then
        raise exception 'a transfer names an account that its ledger does not have'
            using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;

-- What the new transfers say of older ones is true.
create function wallet.check_references() returns trigger
    language plpgsql set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    resolved bigint;
    wanted   bigint;
begin
    if not exists (select from fresh where kind <> 'SINGLE' or refund_of is not null) then
        return null;
    end if;
    insert into wallet.hold (id, expires_at) select id, expires_at from fresh where kind = 'PENDING';
    select count(*) into wanted from fresh where pending_id is not null;
    if wanted > 0 then
        delete from wallet.hold h using fresh f where f.pending_id = h.id;
        get diagnostics resolved = row_count;
        if resolved <> wanted or exists (
            select from fresh f join wallet.transfer p on p.id = f.pending_id
            where (p.debit_account, p.credit_account, p.amount, p.ledger)
                is distinct from (f.debit_account, f.credit_account, f.reserved, f.ledger)) then
            raise exception 'a pending transfer is resolved once, as it is' using errcode = 'foreign_key_violation';
        end if;
    end if;
    if exists (
        select from fresh f left join wallet.transfer p on p.id = f.refund_of
        where f.refund_of is not null
            and (p.id is null or p.kind not in ('SINGLE', 'POST_PENDING') or p.refund_of is not null
                or (p.debit_account, p.credit_account) is distinct from (f.credit_account, f.debit_account)
                or p.amount < (select sum(r.amount) from wallet.transfer r where r.refund_of = p.id))) then
        raise exception 'a refund goes back the way of a payment and is not more' using errcode = 'check_violation';
    end if;
    return null;
end $$;

create trigger transfer_1_moves after insert on wallet.transfer
    referencing new table as fresh for each statement execute function wallet.move();
create trigger transfer_2_refers after insert on wallet.transfer
    referencing new table as fresh for each statement execute function wallet.check_references();

create function wallet.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% only follows from transfers, which never change', tg_table_name
        using errcode = 'insufficient_privilege';
end $$;

create trigger transfer_never_changes before update or delete on wallet.transfer
    for each row execute function wallet.refuse_change();
create trigger transfer_is_never_emptied before truncate on wallet.transfer
    for each statement execute function wallet.refuse_change();
create trigger account_stays before delete on wallet.account
    for each row execute function wallet.refuse_change();
create trigger account_is_never_emptied before truncate on wallet.account
    for each statement execute function wallet.refuse_change();
create trigger account_begins_empty before insert on wallet.account
    for each row when (new.debits_pending <> 0 or new.debits_posted <> 0 or new.credits_pending <> 0
        or new.credits_posted <> 0 or new.spent <> 0) execute function wallet.refuse_change();
-- Only the trigger of transfers writes balances: from there the depth is one.
create trigger account_moves_by_transfers before update on wallet.account
    for each row when ((pg_trigger_depth() = 0 and (old.debits_pending, old.debits_posted, old.credits_pending,
            old.credits_posted, old.spent) is distinct from (new.debits_pending, new.debits_posted,
            new.credits_pending, new.credits_posted, new.spent))
        or (old.id, old.ledger, old.owner, old.owner_key) is distinct from
            (new.id, new.ledger, new.owner, new.owner_key)) execute function wallet.refuse_change();

-- Zero in every ledger, always.
create view wallet.trial_balance as
select ledger, count(*) as accounts,
       sum(debits_posted)::bigint as debits_posted, sum(credits_posted)::bigint as credits_posted,
       sum(debits_pending)::bigint as debits_pending, sum(credits_pending)::bigint as credits_pending
from wallet.account group by ledger;
