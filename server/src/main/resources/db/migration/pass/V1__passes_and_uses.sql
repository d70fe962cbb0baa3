-- The pass of one holder: a person of the school, or a visitor. What carries it (phone, card, paper) hangs below.
create table pass.pass (
    id            uuid primary key,
    person_id     uuid unique,
    visit_id      uuid unique,
    purposes      int not null check (purposes between 1 and 63),
    frozen_at     timestamptz,
    frozen_by     text check (frozen_by in ('HOLDER', 'STAFF')),
    frozen_reason text,
    created_at    timestamptz not null,
    -- every change of the pass or of what hangs below it, so that readers' memories see what is new
    changed_at    timestamptz not null,
    check (num_nonnulls(person_id, visit_id) = 1),
    check ((frozen_at is null) = (frozen_by is null))
);
create index pass_changed on pass.pass (changed_at);

-- A phone that shows the pass: a number in its codes, and a key that it and the server alone hold (sealed here).
create table pass.binding (
    number     bigint primary key check (number between 1 and 1099511627775),
    pass_id    uuid not null references pass.pass on delete cascade,
    key_sealed bytea not null,
    phone      text not null,
    bound_by   text not null check (bound_by in ('HOLDER', 'STAFF', 'HOST')),
    bound_at   timestamptz not null,
    ended_at   timestamptz,
    end_reason text,
    -- how far the phone's clock is ahead, a moving mean over its uses
    skew_ms    int,
    skew_uses  int not null default 0
);
create unique index binding_live on pass.binding (pass_id) where ended_at is null;
create index binding_of_pass on pass.binding (pass_id, bound_at);

-- A card: its number is kept as a keyed hash, with the last characters for people.
create table pass.card (
    id          uuid primary key,
    pass_id     uuid not null references pass.pass on delete cascade,
    number_hash bytea not null,
    ending      text not null,
    given_by    text not null,
    given_at    timestamptz not null,
    ended_at    timestamptz,
    end_reason  text check (end_reason in ('LOST', 'RETURNED', 'REPLACED', 'BROKEN'))
);
create unique index card_live on pass.card (number_hash) where ended_at is null;
create index card_of_pass on pass.card (pass_id);
create index card_number on pass.card (number_hash, id);

-- A printed pass: one use, or any number on one day.
create table pass.paper (
    id         uuid primary key,
    pass_id    uuid not null references pass.pass on delete cascade,
    text_hash  bytea not null unique,
    serial     bigint not null unique,
    single     boolean not null,
    day        date not null,
    printed_by text not null,
    printed_at timestamptz not null,
    used_at    timestamptz,
    ended_at   timestamptz
);
create index paper_of_pass on pass.paper (pass_id, day);

-- An invitation of a visitor. The link that opens it on the visitor's phone works once and is kept as a hash.
create table pass.visit (
    id           uuid primary key,
    host_id      uuid not null,
    host_name    text not null,
    guest_name   text not null,
    reason       text not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    places       uuid[] not null,
    link_hash    bytea not null unique,
    made_at      timestamptz not null,
    opened_at    timestamptz,
    cancelled_at timestamptz,
    check (from_at < until_at)
);
create index visit_of_host on pass.visit (host_id, until_at);
create index visit_until on pass.visit (until_at);

-- Every use, by month of its time step (seconds since 1970 / 15). The key accepts a code once per purpose: an accepted
-- code has once = 0; what may repeat (cards, refusals) tells itself apart there.
create table pass.use (
    pass_id   uuid not null,
    step      bigint not null,
    purpose   text not null,
    once      bigint not null,
    refused   text,
    carrier   text not null,
    reader_id uuid not null,
    -- the place of the reader first, then each that it lies in
    places    uuid[] not null,
    at        timestamptz not null,
    primary key (pass_id, step, purpose, once)
) partition by range (step);
create table pass.use_rest partition of pass.use default;

-- How long it takes at least from one place to another; both directions are one row.
create table pass.distance (
    place_a uuid not null,
    place_b uuid not null,
    seconds int not null check (seconds between 1 and 86400),
    primary key (place_a, place_b),
    check (place_a < place_b)
);

-- One pass in two places at once, or sooner than anybody gets there: seen by the holder and by staff.
create table pass.alarm (
    id           uuid primary key,
    pass_id      uuid not null,
    step         bigint not null,
    first_reader uuid not null,
    first_place  uuid,
    first_at     timestamptz not null,
    then_reader  uuid not null,
    then_place   uuid,
    then_at      timestamptz not null,
    raised_at    timestamptz not null,
    settled_at   timestamptz,
    settled_by   text,
    note         text,
    unique (pass_id, step)
);
create index alarm_open on pass.alarm (raised_at) where settled_at is null;
create index alarm_of_pass on pass.alarm (pass_id, raised_at);
