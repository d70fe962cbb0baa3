-- What a channel says it moved beside what the ledger says, and where the two differ.
create table wallet.reconciliation (
    id           uuid primary key,
    account_id   uuid not null references wallet.account,
    from_day     date not null,
    to_day       date not null,
    file_name    text not null,
    matched      int not null,
    ours_cents   bigint not null,
    theirs_cents bigint not null,
    made_by      text not null,
    made_at      timestamptz not null
);
create index on wallet.reconciliation (account_id, id desc);

create table wallet.reconciliation_difference (
    reconciliation_id uuid not null references wallet.reconciliation,
    place             int not null,
    kind              text not null check (kind in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_OTHER', 'DOUBLED')),
    number            text not null,
    ours_cents        bigint,
    theirs_cents      bigint,
    settled_reason    text,
    settled_by        text,
    settled_at        timestamptz,
    primary key (reconciliation_id, place)
);
