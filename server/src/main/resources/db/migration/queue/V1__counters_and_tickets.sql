-- Halls on site: who serves what where, and everybody who came.
create table queue.site (
    id        uuid primary key,
    place_id  uuid,
    name_zh   text not null,
    name_en   text not null,
    closed_at timestamptz,
    made_at   timestamptz not null
);

-- When a hall is open, by day of the week (Monday is 1), local time.
create table queue.hours (
    site_id uuid not null references queue.site,
    weekday int  not null check (weekday between 1 and 7),
    from_at time not null,
    until_at time not null check (until_at > from_at),
    primary key (site_id, weekday, from_at)
);

create table queue.office (
    id       uuid primary key,
    site_id  uuid not null references queue.site,
    -- the first letter of its ticket numbers
    letter   text not null check (letter ~ '^[A-Z]{1,2}$'),
    name_zh  text not null,
    name_en  text not null,
    position int  not null,
    unique (site_id, letter)
);

create table queue.service (
    id             uuid primary key,
    office_id      uuid not null references queue.office,
    name_zh        text not null,
    name_en        text not null,
    -- what its office says that it takes, until there is something to go by
    usual_seconds  int  not null check (usual_seconds between 30 and 14400),
    -- codes of items of the service hall that are handled here
    items          text[] not null default '{}',
    -- appointments: length of a slot (0: none), how many fit in, how far ahead
    slot_minutes   int not null default 0 check (slot_minutes between 0 and 480),
    slot_capacity  int not null default 0 check (slot_capacity between 0 and 1000),
    slot_days      int not null default 14 check (slot_days between 0 and 180),
    open           boolean not null default true
);
create index on queue.service (office_id);

-- How many of a slot are taken; a row is made with the first.
create table queue.slot (
    service_id uuid not null references queue.service,
    starts_at  timestamptz not null,
    taken      int not null check (taken >= 0),
    primary key (service_id, starts_at)
);

create table queue.counter (
    id        uuid primary key,
    site_id   uuid not null references queue.site,
    number    int  not null check (number between 1 and 999),
    state     text not null default 'CLOSED' check (state in ('CLOSED', 'OPEN', 'PAUSED')),
    -- who sits there while it is not closed
    staff_id  uuid,
    last_lane text not null default 'OPEN' check (last_lane in ('BOOKED', 'OPEN')),
    since     timestamptz not null,
    -- when its clerk is away at noon
    lunch_from  time,
    lunch_until time,
    check (lunch_until > lunch_from and (lunch_from is null) = (lunch_until is null)),
    unique (site_id, number),
    check ((state = 'CLOSED') = (staff_id is null))
);
-- nobody sits at two counters
create unique index counter_staff on queue.counter (staff_id) where staff_id is not null;

create table queue.counter_service (
    counter_id uuid not null references queue.counter,
    service_id uuid not null references queue.service,
    primary key (counter_id, service_id)
);
create index on queue.counter_service (service_id);

-- What a clerk can do.
create table queue.skill (
    person_id  uuid not null,
    service_id uuid not null references queue.service,
    primary key (person_id, service_id)
);
create index on queue.skill (service_id);

-- Machines of a hall: kiosks and screens.
create table queue.machine (
    device_id uuid primary key,
    site_id   uuid not null references queue.site
);

create table queue.number_roll (
    office_id uuid not null references queue.office,
    day       date not null,
    last      int  not null,
    primary key (office_id, day)
);

create table queue.ticket (
    id         uuid primary key,
    site_id    uuid not null references queue.site,
    service_id uuid not null references queue.service,
    day        date not null,
    -- what people and boards call it: A012; an appointment gets it when its person comes
    number     text,
    person_id  uuid,
    how        text not null check (how in ('KIOSK', 'PHONE', 'APPOINTMENT', 'DOOR')),
    state      text not null,
    lane       text not null check (lane in ('BOOKED', 'OPEN')),
    rank_at    timestamptz not null,
    slot_at    timestamptz,
    counter_id uuid references queue.counter,
    staff_id   uuid,
    made_at    timestamptz not null,
    came_at    timestamptz,
    called_at  timestamptz,
    -- waits are counted to the first call: who misses it or is called again has waited no longer
    first_called_at timestamptz,
    started_at timestamptz,
    ended_at   timestamptz,
    calls      int not null default 0,
    misses     int not null default 0,
    aways      int not null default 0,
    -- seconds at counters before the present stay there
    served     int not null default 0,
    note       text not null default '',
    unique (site_id, day, number)
);
create index ticket_line on queue.ticket (service_id, lane, rank_at, id) where state = 'WAITING';
create index ticket_person on queue.ticket (person_id, day desc) where person_id is not null;
create index ticket_day on queue.ticket (site_id, day);
-- how long a service took of late
create index ticket_done on queue.ticket (service_id, ended_at desc) where state = 'DONE';
-- of a person no two for one service at the same time
create unique index ticket_once on queue.ticket (person_id, service_id, day)
    where person_id is not null and state not in ('DONE', 'LEFT');
-- a counter calls one at a time
create unique index ticket_counter on queue.ticket (counter_id) where state in ('CALLED', 'SERVING');

create table queue.ticket_event (
    id         bigint generated always as identity primary key,
    ticket_id  uuid not null references queue.ticket,
    act        text not null,
    state      text not null,
    counter_id uuid,
    by_name    text not null,
    at         timestamptz not null
);
create index on queue.ticket_event (ticket_id);

-- What was told to whoever took a ticket, and what came of it.
create table queue.forecast (
    ticket_id uuid primary key references queue.ticket,
    site_id   uuid not null,
    made_at   timestamptz not null,
    raw_low   timestamptz not null,
    middle    timestamptz not null,
    raw_high  timestamptz not null,
    low       timestamptz not null,
    high      timestamptz not null,
    called_at timestamptz,
    -- how far the call lay from the middle, in half widths of the raw interval
    score     double precision
);
create index forecast_scores on queue.forecast (site_id, called_at desc) where score is not null;

-- Why somebody came, as the counter noted it when the visit was over.
create table queue.reason (
    ticket_id  uuid primary key references queue.ticket,
    service_id uuid not null,
    day        date not null,
    text       text not null,
    item       text,
    -- why it was not done online
    obstacle   text not null
        check (obstacle in ('NONE', 'NOT_KNOWN', 'NO_ITEM', 'FAILED', 'PAPER', 'CHOICE')),
    by_name    text not null,
    at         timestamptz not null
);
create index on queue.reason (service_id, day);

-- Somebody who signed in at a kiosk by a code, for some minutes and at that kiosk alone.
create table queue.kiosk_visit (
    id        uuid primary key,
    device_id uuid not null,
    person_id uuid not null,
    until     timestamptz not null
);
create index on queue.kiosk_visit (until);
