-- What a place is searched by: its floor, what stands in it, whether it is quiet and has power, and where it lies on
-- the plan of what it lies in.
alter table places.place
    add column floor      int,
    add column equipment  text[] not null default '{}',
    add column quiet      boolean not null default false,
    add column power      boolean not null default false,
    add column plan_x     double precision,
    add column plan_y     double precision,
    add check ((plan_x is null) = (plan_y is null));
create index on places.place (kind, code) where closed_at is null;

-- Who has a place when. One constraint decides for classes, exams, bookings and maintenance alike. The extension is a
-- trusted one: who may create in the database may create it. It stands in public so that no module's schema takes it
-- along when it goes.
create extension if not exists btree_gist schema public;

-- Time comes first in the constraint's index: a question about one hour then reads the pages of that hour only, and
-- equal hours are told apart by their place.
create table places.occupation (
    id        uuid primary key,
    place_id  uuid not null references places.place,
    during    tstzrange not null,
    kind      text not null,
    reference uuid not null,
    check (not isempty(during) and lower_inc(during) and not upper_inc(during)
           and lower(during) is not null and upper(during) is not null),
    constraint occupation_one_at_a_time exclude using gist (during with &&, place_id with =)
);
create index on places.occupation (kind, reference);
create index on places.occupation (place_id, lower(during));
