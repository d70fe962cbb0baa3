-- Times at counters are kept in the one store of who has which place when: a service has a place of its own for each
-- one that fits into one of its times, and the store's constraint sees to it that nobody has it twice.
drop table queue.slot;
create table queue.appointment_place (
    service_id uuid not null references queue.service,
    position   int  not null check (position > 0),
    place_id   uuid not null unique,
    primary key (service_id, position)
);
