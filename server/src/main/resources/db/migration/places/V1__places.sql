-- Places of the school as a tree: campus, building, room. A place that is closed keeps its row, so that what was
-- recorded about it keeps its name.
create table places.place (
    id         uuid primary key,
    parent_id  uuid references places.place,
    code       text not null unique,
    kind       text not null,
    name_zh    text not null,
    name_en    text not null,
    capacity   int not null default 0 check (capacity >= 0),
    latitude   double precision,
    longitude  double precision,
    closed_at  timestamptz,
    changed_at timestamptz not null,
    check ((latitude is null) = (longitude is null))
);
create index on places.place (parent_id, kind, code);
