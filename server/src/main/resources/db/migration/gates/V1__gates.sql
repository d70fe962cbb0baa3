-- Where people pass: an entry point belongs to one place and has at most one reader.
create table gates.entry (
    id         uuid primary key,
    place_id   uuid not null,
    device_id  uuid unique,
    name_zh    text not null,
    name_en    text not null,
    way        text not null check (way in ('IN', 'OUT', 'BOTH')),
    closed_at  timestamptz,
    changed_at timestamptz not null
);
create index on gates.entry (place_id);

-- The policy of a place; the version grows with each change and stands in every decision.
create table gates.policy (
    place_id      uuid primary key,
    version       bigint not null,
    policy        jsonb not null,
    changed_by    text not null,
    changed_at    timestamptz not null
);

-- One row that grows whenever an entry point or a policy changes, so that nodes see it with one small question.
create table gates.change (
    one    boolean primary key default true check (one),
    number bigint not null
);
insert into gates.change (number) values (1);

-- Every decision, by month; months are dropped whole when their time is over. Without a subject: nobody was recognised.
create table gates.event (
    at        timestamptz not null,
    id        uuid not null,
    stored_at timestamptz not null,
    place_id  uuid not null,
    entry_id  uuid not null,
    device_id uuid,
    subject   uuid,
    guest     boolean not null,
    direction text not null,
    opened    boolean not null,
    reason    text not null,
    line      int not null,
    remark    text,
    -- why the code was not accepted
    fault     text,
    -- ONLINE, OFFLINE, STEWARD, AUTO
    how       text not null,
    policy    bigint not null,
    by_name   text
) partition by range (at);
create index event_of_subject on gates.event (subject, at desc) where subject is not null;
create index event_of_place on gates.event (place_id, at desc);

-- Takes what belongs to no month that was prepared, such as an event of a reader that was off line for very long.
create table gates.event_other partition of gates.event default;

-- Who is inside which place, and how we know: the last passage, or that a day ended.
create table gates.presence (
    subject  uuid not null,
    place_id uuid not null,
    guest    boolean not null,
    inside   boolean not null,
    since    timestamptz not null,
    entry_id uuid,
    how      text not null,
    primary key (place_id, subject)
);
create index on gates.presence (subject);
create index presence_inside on gates.presence (place_id, since) where inside;

-- How many are inside, counted with every change of presence; its row is locked by whoever changes it, in key order.
create table gates.occupancy (
    place_id uuid primary key,
    inside   int not null,
    peak     int not null,
    peak_on  date not null
);

-- What a reader that was off line has sent: events of one log are numbered without a gap, so a gap means a loss.
create table gates.reader_log (
    device_id uuid not null,
    log_id    uuid not null,
    highest   bigint not null,
    received  bigint not null,
    -- of the highest: the next one names it, so that nothing can be put between
    signature text not null,
    seen_at   timestamptz not null,
    primary key (device_id, log_id)
);
create table gates.reader_event (
    device_id uuid not null,
    log_id    uuid not null,
    number    bigint not null,
    stored_at timestamptz not null,
    primary key (device_id, log_id, number)
);
create index on gates.reader_event (stored_at);

-- What staff should look at; raised once for one occasion and never by a late event.
create table gates.alarm (
    id         uuid primary key,
    kind       text not null,
    occasion   text not null unique,
    place_id   uuid not null,
    entry_id   uuid,
    subject    uuid,
    raised_at  timestamptz not null,
    settled_at timestamptz,
    settled_by text,
    note       text
);
create index on gates.alarm (raised_at desc);

-- Approved leave, as applications that ended say.
create table gates.leave (
    case_id   uuid primary key,
    person_id uuid not null,
    from_on   date not null,
    until_on  date not null,
    noted_at  timestamptz not null
);
create index on gates.leave (person_id);
create index on gates.leave (until_on);
