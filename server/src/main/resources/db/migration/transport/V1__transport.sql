-- A version of the feed, whole, as GTFS; never changed. One of them is in force.
create table transport.feed (
    id           uuid primary key,
    number       int not null unique,
    file_name    text not null,
    content      bytea not null,
    first_day    date not null,
    last_day     date not null,
    agencies     text not null,
    stops        int not null,
    routes       int not null,
    trips        int not null,
    halts        int not null,
    imported_by  text not null,
    imported_at  timestamptz not null,
    active       boolean not null default false,
    activated_at timestamptz
);
create unique index feed_in_force on transport.feed (active) where active;

-- A route whose seats are booked, and from when to when before a run leaves.
create table transport.seat_rule (
    route_id       text primary key,
    seats          int not null check (seats between 1 and 200),
    opens_hours    int not null check (opens_hours between 1 and 720),
    closes_minutes int not null check (closes_minutes between 0 and 1440),
    changed_by     text not null,
    changed_at     timestamptz not null
);

-- A trip on one day about which something is kept. Without seats it is not booked.
create table transport.run (
    id          uuid primary key,
    service_day date not null,
    ride        text not null,
    route_id    text not null,
    leaves_at   timestamptz not null,
    ends_at     timestamptz not null,
    seats       int not null,
    -- why it does not run; empty when the timetable in force has it no more
    cancelled   text,
    unique (service_day, ride)
);
create index on transport.run (leaves_at);
create index on transport.run (ends_at) where cancelled is not null;

create table transport.booking (
    id         uuid primary key,
    run_id     uuid not null references transport.run (id),
    person_id  uuid not null,
    -- WAITING, HELD, BOARDED, MISSED, CANCELLED
    state      text not null,
    seat       int,
    asked_at   timestamptz not null,
    changed_at timestamptz not null,
    check ((seat is not null) = (state in ('HELD', 'BOARDED')))
);
create unique index booking_of_person on transport.booking (run_id, person_id)
    where state in ('WAITING', 'HELD', 'BOARDED');
create index booking_mine on transport.booking (person_id, asked_at desc);
create index booking_waiting on transport.booking (run_id, asked_at, id) where state = 'WAITING';

-- A seat of a run is this row, and the row holds one booking: there is no way to sell it twice.
create table transport.seat (
    run_id     uuid not null references transport.run (id),
    number     int not null check (number between 1 and 200),
    booking_id uuid unique references transport.booking (id),
    primary key (run_id, number)
);

create table transport.vehicle (
    id         uuid primary key,
    plate      text not null,
    seats      int not null check (seats between 1 and 200),
    -- the reader beside the door
    device_id  uuid unique,
    retired_at timestamptz
);
create unique index on transport.vehicle (plate) where retired_at is null;

-- A driver takes a vehicle over a run; each of the three is in one duty at a time.
create table transport.duty (
    id          uuid primary key,
    run_id      uuid not null references transport.run (id),
    vehicle_id  uuid not null references transport.vehicle (id),
    driver_id   uuid not null,
    driver_name text not null,
    started_at  timestamptz not null,
    ended_at    timestamptz
);
create unique index duty_of_run on transport.duty (run_id) where ended_at is null;
create unique index duty_of_vehicle on transport.duty (vehicle_id) where ended_at is null;
create unique index duty_of_driver on transport.duty (driver_id) where ended_at is null;

-- Who got on; kept for a while, then forgotten.
create table transport.boarding (
    id         uuid primary key,
    run_id     uuid not null references transport.run (id),
    -- a person, or the visit of a guest
    subject    uuid not null,
    name       text not null,
    booking_id uuid references transport.booking (id),
    -- CODE, HAND
    how        text not null,
    by_id      uuid not null,
    at         timestamptz not null,
    unique (run_id, subject)
);
create index on transport.boarding (booking_id) where booking_id is not null;
create index on transport.boarding (at);

-- Where a run is now: the last position that was told.
create table transport.track (
    run_id    uuid primary key references transport.run (id),
    latitude  double precision not null,
    longitude double precision not null,
    -- halts gone by, and which part of the way to the next one; -1 where it is off its way
    progress  double precision not null,
    delay_seconds int not null,
    -- DRIVER, FEED
    source    text not null,
    at        timestamptz not null
);
create index on transport.track (at);

-- When a run came to a halt.
create table transport.passage (
    run_id uuid not null references transport.run (id),
    halt   int not null,
    came_at timestamptz not null,
    primary key (run_id, halt)
);

-- What was told so many minutes before, and what came of it.
create table transport.prediction (
    run_id       uuid not null references transport.run (id),
    halt         int not null,
    -- at most so many minutes before
    horizon      int not null,
    route_id     text not null,
    made_at      timestamptz not null,
    planned_at   timestamptz not null,
    predicted_at timestamptz not null,
    came_at      timestamptz,
    primary key (run_id, halt, horizon)
);
create index on transport.prediction (came_at) where came_at is not null;
