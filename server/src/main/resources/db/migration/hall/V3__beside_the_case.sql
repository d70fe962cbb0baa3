-- What belongs to an application beside its course, which workflow keeps.

-- Words between applicant and handlers; internal ones are the handlers' own.
create table hall.message (
    id uuid primary key,
    case_id uuid not null,
    person uuid not null,
    person_name text not null,
    text text not null,
    internal boolean not null,
    at timestamptz not null
);
create index message_case on hall.message (case_id, id);

-- How far a person has read.
create table hall.last_seen (
    case_id uuid not null,
    person uuid not null,
    version int not null,
    at timestamptz not null,
    primary key (case_id, person)
);

-- Files handed in or added after the form was.
create table hall.supplement (
    id uuid primary key,
    case_id uuid not null,
    file_id uuid not null,
    file_name text not null,
    bytes bigint not null,
    note text not null,
    internal boolean not null,
    person uuid not null,
    person_name text not null,
    at timestamptz not null,
    unique (case_id, file_id)
);

-- What came of it.
create table hall.result (
    case_id uuid primary key,
    text text not null,
    files jsonb not null,
    person uuid not null,
    person_name text not null,
    at timestamptz not null
);

create table hall.rating (
    case_id uuid primary key,
    topic text not null,
    number text not null,
    person uuid not null,
    stars int not null check (stars between 1 and 5),
    reasons text[] not null,
    comment text not null,
    at timestamptz not null,
    answer text, -- of those who answer for the item, to a bad rating
    answered_by uuid,
    answered_by_name text,
    answered_at timestamptz
);
create index rating_unanswered on hall.rating (topic, at, case_id) where stars <= 2 and answered_at is null;
create index rating_answered on hall.rating (topic, at desc, case_id) where stars <= 2 and answered_at is not null;

-- A list as somebody likes to see it.
create table hall.saved_view (
    id uuid primary key,
    person uuid not null,
    list text not null,
    name text not null,
    wish jsonb not null,
    changed_at timestamptz not null,
    unique (person, list, name)
);

-- Applications that were handed in or ended and are not in the figures yet.
create table hall.uncounted (
    case_id uuid not null,
    ended boolean not null,
    primary key (case_id, ended)
);

-- What happened to the applications of an item on a day.
create table hall.day_figure (
    topic text not null,
    day date not null,
    opened int not null default 0,
    approved int not null default 0,
    rejected int not null default 0,
    withdrawn int not null default 0,
    returned int not null default 0, -- how often one was sent back
    overdue int not null default 0, -- ended after its promise
    typed int not null default 0, -- fields that applicants filled in
    prefilled int not null default 0, -- fields that were filled in before
    rated int not null default 0,
    stars int not null default 0,
    primary key (topic, day)
);
create index day_figure_day on hall.day_figure (day);

-- How long applications that ended in a month took, as a histogram of working time: whole ('') and at each node.
create table hall.time_figure (
    topic text not null,
    month date not null,
    node text not null,
    bucket int not null,
    cases int not null,
    primary key (topic, month, node, bucket)
);
create index time_figure_whole on hall.time_figure (month, topic, bucket) include (cases) where node = '';

-- Acts on many applications at once; the rights are those that the person had when it began.
create table hall.act_batch (
    id uuid primary key,
    person uuid not null,
    person_name text not null,
    acting_for uuid,
    address text not null,
    every_item boolean not null,
    items text[] not null,
    act jsonb not null,
    total int not null,
    made_at timestamptz not null,
    taken_until timestamptz not null, -- some node works on it until then
    ended_at timestamptz
);
create index act_batch_open on hall.act_batch (made_at) where ended_at is null;
create index act_batch_person on hall.act_batch (person, made_at desc);

create table hall.act_batch_case (
    batch_id uuid not null references hall.act_batch on delete cascade,
    place int not null,
    case_id uuid not null,
    todo int,
    state text not null, -- WAITING, DONE, REFUSED
    problem text,
    primary key (batch_id, place)
);
create index act_batch_case_waiting on hall.act_batch_case (batch_id, place) where state = 'WAITING';
