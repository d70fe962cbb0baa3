-- What may be booked by which rules, who booked it, and what became of it. Who holds a place when stands in
-- places.occupation alone; its constraint lets no place be held twice.
create extension if not exists btree_gist schema public;

create table booking.policy (
    id         uuid primary key,
    code       text not null unique,
    name_zh    text not null,
    name_en    text not null,
    terms      jsonb not null,
    closed_at  timestamptz,
    changed_at timestamptz not null
);

-- Who decides on bookings of a policy and looks after its places.
create table booking.owner (
    policy_id uuid not null references booking.policy,
    person_id uuid not null,
    primary key (policy_id, person_id)
);
create index on booking.owner (person_id);

-- A place that may be booked. The key stands in the code that is fixed to the place, by which one signs in.
create table booking.resource (
    place_id   uuid primary key,
    policy_id  uuid not null references booking.policy,
    key        text not null,
    changed_at timestamptz not null
);
create index on booking.resource (policy_id);

create table booking.series (
    id        uuid primary key,
    person_id uuid not null,
    title     text not null,
    made_at   timestamptz not null
);

create table booking.booking (
    id            uuid primary key,
    policy_id     uuid not null references booking.policy,
    place_id      uuid not null,
    -- as they were called then
    place_code    text not null,
    place_zh      text not null,
    place_en      text not null,
    series_id     uuid references booking.series,
    draw_id       uuid,
    person_id     uuid not null,
    person_number text not null,
    person_name   text not null,
    title         text not null,
    people        int not null check (people > 0),
    state         text not null,
    during        tstzrange not null check (not isempty(during)),
    exclusive     boolean not null,
    via_hall      boolean not null default false,
    fee           bigint not null default 0 check (fee >= 0),
    made_at       timestamptz not null,
    decided_at    timestamptz,
    decided_by    text,
    reason        text,
    release_at    timestamptz,
    signed_in_at  timestamptz,
    away_until    timestamptz,
    offer_until   timestamptz,
    ended_at      timestamptz,
    -- nobody holds two places of a policy at the same time where the policy says so
    constraint booking_one_at_a_time exclude using gist (person_id with =, policy_id with =, during with &&)
        where (exclusive and state in ('OFFERED', 'CONFIRMED', 'IN_USE', 'AWAY'))
);
create index booking_mine on booking.booking (person_id, lower(during) desc);
create index booking_place on booking.booking using gist (place_id, during);
create index booking_pending on booking.booking (policy_id, lower(during)) where state = 'PENDING';
create index booking_series on booking.booking (series_id) where series_id is not null;
create index booking_due on booking.booking (release_at) where state in ('CONFIRMED', 'AWAY', 'OFFERED');
create index booking_ends on booking.booking (upper(during)) where state in ('CONFIRMED', 'IN_USE', 'AWAY', 'PENDING');

-- Who comes with a group.
create table booking.guest (
    booking_id uuid not null references booking.booking on delete cascade,
    position   int not null,
    name       text not null,
    remark     text not null,
    primary key (booking_id, position)
);

-- Equipment that is carried about, piece by piece; a piece is lent to one booking at a time.
create table booking.equipment (
    id      uuid primary key,
    code    text not null unique,
    kind    text not null,
    name_zh text not null,
    name_en text not null,
    home    text not null,
    out     boolean not null default false
);
create index on booking.equipment (kind);

create table booking.loan (
    equipment_id uuid not null references booking.equipment,
    booking_id   uuid not null references booking.booking,
    during       tstzrange not null,
    primary key (equipment_id, booking_id),
    constraint loan_one_at_a_time exclude using gist (equipment_id with =, during with &&)
);
create index on booking.loan (booking_id);

-- Equipment that was wished for with a booking that waits for approval.
create table booking.equipment_wish (
    booking_id uuid not null references booking.booking,
    kind       text not null,
    primary key (booking_id, kind)
);

create table booking.blackout (
    id        uuid primary key,
    place_id  uuid not null,
    label     text not null,
    reason    text not null,
    during    tstzrange not null,
    places    int not null,
    made_by   text not null,
    made_at   timestamptz not null,
    lifted_at timestamptz
);

create table booking.waiting (
    id            uuid primary key,
    policy_id     uuid not null references booking.policy,
    -- one place, or any place of the policy
    place_id      uuid,
    person_id     uuid not null,
    during        tstzrange not null,
    people        int not null,
    draw_id       uuid,
    rank          int not null default 0,
    state         text not null,
    offer_id      uuid references booking.booking,
    asked_at      timestamptz not null
);
create unique index waiting_once on booking.waiting (person_id, policy_id, during)
    where state in ('WAITING', 'OFFERED');
create index waiting_next on booking.waiting (policy_id, during) where state = 'WAITING';
create index waiting_offer on booking.waiting (offer_id);

-- Points taken off, and what became of an appeal.
create table booking.credit (
    id          uuid primary key,
    person_id   uuid not null,
    booking_id  uuid not null references booking.booking,
    why         text not null,
    points      int not null check (points > 0),
    at          timestamptz not null,
    appeal      text not null default 'NONE' check (appeal in ('NONE', 'ASKED', 'UPHELD', 'DISMISSED')),
    appeal_text text,
    appealed_at timestamptz,
    answer      text,
    decided_by  text,
    decided_at  timestamptz,
    unique (booking_id, why)
);
create index on booking.credit (person_id, at);
create index credit_appeals on booking.credit (appealed_at) where appeal = 'ASKED';

create table booking.draw (
    id         uuid primary key,
    policy_id  uuid not null references booking.policy,
    area_id    uuid not null,
    name_zh    text not null,
    name_en    text not null,
    during     tstzrange not null,
    opens_at   timestamptz not null,
    closes_at  timestamptz not null,
    seats      int not null,
    secret     text not null,
    commitment text not null,
    list_hash  text,
    seed       text,
    drawn_at   timestamptz,
    record     jsonb,
    made_by    text not null,
    made_at    timestamptz not null,
    check (opens_at < closes_at and closes_at <= lower(during))
);

create table booking.lot (
    draw_id    uuid not null references booking.draw,
    person_id  uuid not null,
    ticket     text not null,
    wish       text not null,
    asked_at   timestamptz not null,
    rank       int,
    place_code text,
    primary key (draw_id, person_id),
    unique (draw_id, ticket)
);
