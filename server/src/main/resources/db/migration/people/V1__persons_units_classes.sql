-- Everything below the school: faculties, colleges, departments, offices, as one tree.
create table people.unit (
    id         uuid primary key,
    code       text not null unique,
    name       text not null,
    kind       text not null,
    parent_id  uuid references people.unit (id),
    position   int  not null default 0,
    until_on   date,
    source     text not null,
    changed_at timestamptz not null
);
create index on people.unit (parent_id);

create table people.major (
    code       text primary key,
    name       text not null,
    unit_id    uuid not null references people.unit (id),
    level_code text
);
create index on people.major (unit_id);

-- An administrative class (行政班).
create table people.class (
    id         uuid primary key,
    code       text not null unique,
    name       text not null,
    unit_id    uuid not null references people.unit (id),
    major_code text references people.major (code),
    grade      int  not null,
    until_on   date,
    source     text not null,
    changed_at timestamptz not null
);
create index on people.class (unit_id, grade);

-- Identity numbers: id_sealed is AES-GCM under the person's id, id_hash a keyed hash for exact search, id_shown the
-- masked text. kind, unit_id, class_id and present repeat the affiliation that is shown first, for lists.
create table people.person (
    id               uuid primary key,
    number           text not null unique,
    name             text not null,
    name_latin       text,
    sex              text,
    birth_on         date,
    nationality      text,
    ethnic_group     text,
    political_status text,
    id_type          text,
    id_sealed        bytea,
    id_hash          bytea,
    id_shown         text,
    kind             text not null,
    unit_id          uuid,
    class_id         uuid,
    present          boolean not null,
    source           text not null,
    changed_at       timestamptz not null
);
create unique index person_by_identity on people.person (id_type, id_hash);

-- Every student or staff number that a person ever had.
create table people.person_number (
    number    text primary key,
    person_id uuid not null references people.person (id)
);
create index on people.person_number (person_id);

-- What a person is to the school, from when to when (until_on is the first day after; null while it lasts).
create table people.affiliation (
    id          uuid primary key,
    person_id   uuid not null references people.person (id),
    kind        text not null,
    kind_code   text,
    number      text not null,
    unit_id     uuid not null references people.unit (id),
    class_id    uuid references people.class (id),
    major_code  text references people.major (code),
    from_on     date not null,
    until_on    date,
    is_primary  boolean not null,
    source      text not null,
    changed_at  timestamptz not null,
    check (until_on is null or until_on >= from_on)
);
create index on people.affiliation (person_id);
create index on people.affiliation (unit_id, person_id);
create index on people.affiliation (class_id, person_id) where class_id is not null;
create index on people.affiliation (number);
create index on people.affiliation (until_on) where until_on is not null;

-- Who leads or works in which office in which function: 院长, 处长.
create table people.post (
    id        uuid primary key,
    unit_id   uuid not null references people.unit (id),
    person_id uuid not null references people.person (id),
    kind      text not null,
    title     text not null,
    from_on   date not null,
    until_on  date,
    check (until_on is null or until_on >= from_on)
);
create index on people.post (unit_id);
create index on people.post (person_id);

-- Counsellors (辅导员) and class teachers (班主任).
create table people.class_charge (
    id        uuid primary key,
    class_id  uuid not null references people.class (id),
    person_id uuid not null references people.person (id),
    kind      text not null,
    from_on   date not null,
    until_on  date,
    check (until_on is null or until_on >= from_on)
);
create index on people.class_charge (class_id);
create index on people.class_charge (person_id);

create table people.contact (
    person_id  uuid not null references people.person (id),
    kind       text not null,
    value      text not null,
    source     text not null,
    changed_at timestamptz not null,
    primary key (person_id, kind)
);

-- What finds a person by its beginning: name, given name, pinyin, initials, numbers. Compared byte by byte, so that one
-- range of one index answers every search.
create table people.search_key (
    key       text collate "C" not null,
    person_id uuid not null references people.person (id),
    primary key (key, person_id)
);
create index on people.search_key (person_id);

-- Standard codes, loaded from the shipped lists.
create table people.code_table (
    name     text primary key,
    title    text not null,
    standard text not null,
    digest   text not null
);
create table people.code (
    code_table text not null references people.code_table (name) on delete cascade,
    code       text not null,
    name       text not null,
    parent     text,
    note       text,
    position   int  not null,
    primary key (code_table, code)
);

create table people.import (
    id              uuid primary key,
    kind            text not null,
    file_name       text not null,
    dry_run         boolean not null,
    phase           text not null,
    done            bigint not null default 0,
    total           bigint not null default 0,
    added           bigint not null default 0,
    changed         bigint not null default 0,
    unchanged       bigint not null default 0,
    ended           bigint not null default 0,
    bad             bigint not null default 0,
    started_by      uuid,
    started_by_name text not null,
    started_at      timestamptz not null,
    beaten_at       timestamptz not null,
    ended_at        timestamptz
);
create index on people.import (started_at desc);

create table people.import_bad_row (
    import_id   uuid not null references people.import (id) on delete cascade,
    row_number  bigint not null,
    column_name text not null,
    reason      text not null,
    value       text not null,
    primary key (import_id, row_number, column_name, reason)
);
