-- One row per notice of the State Council that was ever brought in; the older ones of a year are kept.
create table calendar.notice (
    id uuid primary key,
    year int not null check (year between 2000 and 2100),
    papers text[] not null,
    announced_at timestamptz not null,
    announced_by uuid,
    replaced_at timestamptz
);
create unique index notice_current on calendar.notice (year) where replaced_at is null;

create table calendar.notice_day (
    notice_id uuid not null references calendar.notice,
    day date not null,
    name text not null,
    off boolean not null,
    primary key (notice_id, day)
);

create table calendar.term (
    id uuid primary key,
    code text not null unique,
    name text not null,
    first_day date not null,
    last_day date not null,
    first_monday date not null check (extract(isodow from first_monday) = 1),
    weeks int not null check (weeks between 1 and 40),
    check (first_day <= last_day)
);
create index term_first_day on calendar.term (first_day);

-- Of two tables of one campus that cover a day, the one that begins later holds.
create table calendar.office_hours (
    id uuid primary key,
    campus text not null,
    name text not null,
    first_day date not null,
    last_day date not null,
    opens time[] not null,
    closes time[] not null,
    unique (campus, first_day),
    check (first_day <= last_day),
    check (cardinality(opens) = cardinality(closes))
);
