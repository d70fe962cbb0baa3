-- When periods are, for each campus (or for all that have none of their own) and season.
create table timetable.period_table (
    id         uuid primary key,
    campus_id  uuid,
    name       text not null,
    first_day  date not null,
    last_day   date not null check (last_day >= first_day),
    starts     time[] not null,
    ends       time[] not null,
    changed_at timestamptz not null,
    check (cardinality(starts) = cardinality(ends)),
    unique nulls not distinct (campus_id, first_day)
);

-- Days that the school teaches otherwise than the calendar says: not at all, or as another day.
create table timetable.teaching_day (
    day        date primary key,
    taught_as  date unique,
    reason     text not null,
    changed_at timestamptz not null,
    check (taught_as <> day)
);

-- A course as it is taught to one group in one term. The digest tells whether a plan that comes again is another one.
create table timetable.section (
    id         uuid primary key,
    term       text not null,
    code       text not null,
    course     text not null,
    name_zh    text not null,
    name_en    text not null,
    teacher    text not null,
    unit       text not null,
    credit     int not null check (credit >= 0),
    students   int not null check (students >= 0),
    note       text not null,
    digest     text not null,
    changed_at timestamptz not null,
    unique (term, code)
);

create table timetable.meeting (
    section_id uuid not null references timetable.section on delete cascade,
    number     int not null,
    weekday    int not null check (weekday between 1 and 7),
    first      int not null check (first >= 1),
    last       int not null check (last >= first),
    weeks      int[] not null,
    room_id    uuid,
    room_text  text not null,
    primary key (section_id, number)
);

-- Teachers and students of a section. What a plan says is replaced by the next plan, what a list of students says by
-- the next list.
create table timetable.member (
    section_id uuid not null references timetable.section on delete cascade,
    person_id  uuid not null,
    role       text not null check (role in ('TEACHER', 'STUDENT')),
    source     text not null check (source in ('PLAN', 'LIST')),
    primary key (section_id, person_id, source)
);
create index on timetable.member (person_id);

-- One lesson. The planned slot stands beside the one that holds, so that a change can be taken back. Lessons that are
-- taught together share the use of their room.
create table timetable.lesson (
    id                uuid primary key,
    section_id        uuid not null references timetable.section on delete cascade,
    week              int not null,
    day               date not null,
    first             int not null,
    last              int not null,
    starts_at         timestamptz not null,
    ends_at           timestamptz not null check (ends_at > starts_at),
    room_id           uuid,
    use_id            uuid,
    planned_day       date not null,
    planned_first     int not null,
    planned_last      int not null,
    planned_starts_at timestamptz not null,
    planned_ends_at   timestamptz not null,
    planned_room_id   uuid,
    state             text not null check (state in ('PLANNED', 'MOVED', 'SUBSTITUTED', 'CANCELLED')),
    teacher           text not null default '',
    reason            text not null default '',
    sequence          int not null default 0,
    changed_at        timestamptz not null,
    check ((use_id is not null) = (room_id is not null and state <> 'CANCELLED'))
);
create index on timetable.lesson (section_id, starts_at);
create index on timetable.lesson (starts_at);
create index on timetable.lesson (use_id);

create table timetable.exam (
    id         uuid primary key,
    section_id uuid not null references timetable.section on delete cascade,
    kind       text not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at > starts_at),
    sequence   int not null default 0,
    changed_at timestamptz not null,
    unique (section_id, kind)
);
create table timetable.exam_room (
    exam_id uuid not null references timetable.exam on delete cascade,
    room_id uuid not null,
    use_id  uuid not null,
    primary key (exam_id, room_id)
);
create table timetable.exam_seat (
    exam_id   uuid not null references timetable.exam on delete cascade,
    person_id uuid not null,
    room_id   uuid not null,
    seat      text not null,
    primary key (exam_id, person_id)
);

-- A calendar that somebody subscribed to. Its secret link follows from the id and a key of the installation, so that
-- nothing here opens it; without the row the link leads nowhere.
create table timetable.feed (
    person_id        uuid primary key,
    id               uuid not null unique,
    language         text not null check (language in ('zh', 'en')),
    reminder_minutes int check (reminder_minutes between 0 and 1440),
    made_at          timestamptz not null,
    read_at          timestamptz
);
