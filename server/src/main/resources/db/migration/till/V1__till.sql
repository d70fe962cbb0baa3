-- Who sells on campus, by which terminals and people, and what was sold.
create table till.merchant (
    id         uuid primary key,
    name       text not null,
    place      text not null,
    account_id uuid not null,
    closed_at  timestamptz,
    made_at    timestamptz not null
);

create table till.menu_item (
    id          uuid primary key,
    merchant_id uuid not null references till.merchant,
    name        text not null,
    price       bigint not null check (price > 0),
    position    int not null,
    unique (merchant_id, name)
);

-- A device of the kind till, and for whom it sells.
create table till.terminal (
    device_id   uuid primary key,
    merchant_id uuid not null references till.merchant
);

-- Who may sell, refund and close the day for a merchant.
create table till.clerk (
    merchant_id uuid not null references till.merchant,
    person_id   uuid not null,
    primary key (merchant_id, person_id)
);
create index on till.clerk (person_id);

-- One sale is one transfer of the ledger under the same id. It never changes; what goes back is a row of its own.
create table till.sale (
    id          uuid primary key,
    merchant_id uuid not null references till.merchant,
    -- the terminal, or the person at the counter
    sold_by     uuid not null,
    person_id   uuid,
    customer    text not null,
    amount      bigint not null check (amount > 0),
    items       jsonb not null,
    offline     boolean not null,
    state       text not null check (state in ('PAID', 'LOST_BY_SCHOOL', 'LOST_BY_MERCHANT')),
    why         text,
    day         date not null,
    occurred_at timestamptz not null,
    taken_at    timestamptz not null
);
create index sale_day on till.sale (merchant_id, day, occurred_at desc);
create index sale_offline on till.sale (sold_by, day) where offline;
create index sale_offline_person on till.sale (person_id, day) where offline;

create table till.refund (
    id          uuid primary key,
    sale_id     uuid not null references till.sale,
    merchant_id uuid not null,
    amount      bigint not null check (amount > 0),
    reason      text not null,
    by_name     text not null,
    day         date not null,
    at          timestamptz not null
);
create index on till.refund (sale_id);
create index on till.refund (merchant_id, day);

-- What a merchant's day came to, when somebody closed it; sales that arrive later count for the next day.
create table till.day_close (
    merchant_id uuid not null references till.merchant,
    day         date not null,
    sales       int not null,
    sold        bigint not null,
    refunded    bigint not null,
    closed_by   text not null,
    closed_at   timestamptz not null,
    primary key (merchant_id, day)
);

-- Pages that show a merchant's day now; not logged, they ask again each minute.
create unlogged table till.watcher (
    merchant_id uuid not null,
    person_id   uuid not null,
    until       timestamptz not null,
    primary key (merchant_id, person_id)
);
