-- Which reader stood at which entry point, from when until when: what it kept without a network names the one at which
-- it decided, wherever it has been moved since.
create table gates.stand (
    device_id uuid not null,
    entry_id  uuid not null references gates.entry,
    from_at   timestamptz not null,
    until_at  timestamptz,
    primary key (device_id, entry_id, from_at)
);
create index on gates.stand (until_at);
insert into gates.stand (device_id, entry_id, from_at)
select device_id, id, '2020-01-01Z' from gates.entry where device_id is not null;

create index event_of_entry on gates.event (entry_id, at desc);
