-- What somebody owes the school, in parts with dates; waivers lessen it, payments are transfers of the ledger.
create table wallet.fee_order (
    id         uuid primary key,
    person_id  uuid not null,
    -- where the person belonged when it was made, for those who look after a unit
    unit_id    uuid,
    class_id   uuid,
    kind       text not null check (kind in ('TUITION', 'DORMITORY', 'SUPPLIES', 'OTHER')),
    title      text not null,
    account_id uuid not null references wallet.account,
    amount     bigint not null check (amount > 0),
    made_by    text not null,
    made_at    timestamptz not null
);
create index fee_order_person on wallet.fee_order (person_id, id desc);
create index fee_order_unit on wallet.fee_order (unit_id, id desc);

create table wallet.fee_instalment (
    order_id uuid not null references wallet.fee_order,
    place    int not null,
    amount   bigint not null check (amount > 0),
    due_on   date not null,
    primary key (order_id, place)
);
create index on wallet.fee_instalment (due_on);

create table wallet.fee_waiver (
    id       uuid primary key,
    order_id uuid not null references wallet.fee_order,
    amount   bigint not null check (amount > 0),
    reason   text not null,
    by_name  text not null,
    at       timestamptz not null
);
create index on wallet.fee_waiver (order_id);

create table wallet.fee_payment (
    transfer_id uuid primary key references wallet.transfer,
    order_id    uuid not null references wallet.fee_order,
    amount      bigint not null check (amount > 0),
    at          timestamptz not null
);
create index on wallet.fee_payment (order_id);
