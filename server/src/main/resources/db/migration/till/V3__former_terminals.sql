-- For whom a terminal sold before it was moved, and until when: what it sold without a network is settled still.
create table till.former_terminal (
    device_id   uuid not null,
    merchant_id uuid not null references till.merchant,
    until_at    timestamptz not null,
    primary key (device_id, merchant_id)
);
