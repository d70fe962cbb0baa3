-- Money that somebody brings by a payment service: what was begun, and what the service said of it. The money itself
-- is the transfer of the same id.
create table wallet.top_up (
    id             uuid primary key,
    person_id      uuid not null,
    channel        text not null,
    amount         bigint not null check (amount > 0),
    -- STRAY: paid there, and the purse could not take it; it has to go back
    state          text not null check (state in ('WAITING', 'PAID', 'CLOSED', 'STRAY')),
    pay_link       text,
    channel_number text,
    begun_at       timestamptz not null,
    expires_at     timestamptz not null,
    asked_at       timestamptz not null,
    paid_at        timestamptz
);
create index top_up_person on wallet.top_up (person_id, id desc);
create index top_up_waiting on wallet.top_up (asked_at) where state = 'WAITING';

-- Money that goes back by the way it came: set aside in the ledger until the service says that it is done.
create table wallet.top_up_refund (
    id        uuid primary key,
    top_up_id uuid not null references wallet.top_up,
    amount    bigint not null check (amount > 0),
    state     text not null check (state in ('UNDER_WAY', 'DONE', 'REFUSED')),
    by_name   text not null,
    begun_at  timestamptz not null,
    asked_at  timestamptz not null
);
create index on wallet.top_up_refund (top_up_id);
create index top_up_refund_open on wallet.top_up_refund (asked_at) where state = 'UNDER_WAY';
