-- A trial of one version of an item. The list of those who could be drawn holds pseudonyms and groups, no persons.
create table trials.trial (
    id           uuid primary key,
    item         text not null,
    version      text not null,
    name_zh      text not null,
    name_en      text not null,
    unit         uuid,
    state        text not null check (state in ('PREPARED', 'RUNNING', 'ENDED', 'CANCELLED')),
    plan         jsonb not null,
    gate         jsonb not null,
    list         text not null,
    list_hash    text not null,
    listed       int not null,
    seed_source  text not null,
    seed_sealed  text,
    seed_hash    text,
    seed         text,
    attempt      int,
    made_by      uuid,
    made_by_name text not null,
    made_at      timestamptz not null,
    drawn_at     timestamptz,
    ended_at     timestamptz,
    live_at      timestamptz,
    live_gate    jsonb
);
create index trial_of_item on trials.trial (item, made_at desc);
create index trial_by_state on trials.trial (state) where state = 'RUNNING';

-- Who was drawn, in the order of the draw; the person is forgotten some time after the end.
create table trials.seat (
    trial       uuid not null references trials.trial on delete cascade,
    place       int not null,
    pseudonym   text not null,
    kind        text not null,
    unit        text not null,
    grade       text not null,
    person      uuid,
    state       text not null check (state in ('INVITED', 'ACCEPTED', 'DONE', 'DECLINED', 'LAPSED', 'SKIPPED', 'LEFT')),
    asked_at    timestamptz not null,
    answer_by   timestamptz not null,
    answered_at timestamptz,
    freed_at    timestamptz,
    -- how many seats there were when its place was given on, so that the draw can be computed anew
    freed_after int,
    primary key (trial, place),
    unique (trial, pseudonym)
);
create unique index seat_of_person on trials.seat (person, trial);
create index seat_asked on trials.seat (asked_at) where person is not null;
create index seat_unanswered on trials.seat (answer_by) where state = 'INVITED';

-- What one of them did; nothing here names the person.
create table trials.run (
    trial          uuid not null,
    place          int not null,
    phase          text not null check (phase in ('FORM', 'FLOW', 'QUESTIONS', 'DONE')),
    answers        jsonb not null default '{}',
    moves          jsonb not null default '[]',
    started_at     timestamptz not null,
    saved_at       timestamptz not null,
    active_seconds int not null default 0,
    attempts       int not null default 0,
    last_at        text,
    submitted_at   timestamptz,
    ended_at       timestamptz,
    outcome        text check (outcome in ('SUCCESS', 'GAVE_UP')),
    capability     int,
    ease           int,
    score          numeric(5, 2),
    primary key (trial, place),
    foreign key (trial, place) references trials.seat on delete cascade
);

create table trials.passage (
    trial    uuid not null,
    place    int not null,
    field    text not null,
    seconds  int not null default 0,
    stumbles int not null default 0,
    primary key (trial, place, field),
    foreign key (trial, place) references trials.run on delete cascade
);

create table trials.remark (
    id      uuid primary key,
    trial   uuid not null,
    place   int not null,
    about   text not null check (about in ('FIELD', 'STEP', 'GUIDE', 'WHOLE')),
    key     text not null,
    kind    text not null check (kind in ('PROBLEM', 'IDEA', 'PRAISE')),
    text    text not null,
    made_at timestamptz not null,
    foreign key (trial, place) references trials.seat on delete cascade
);
create index remark_of_trial on trials.remark (trial, made_at);

create table trials.finding (
    id              uuid primary key,
    trial           uuid not null references trials.trial on delete cascade,
    source          text not null check (source in ('REMARK', 'ERRORS', 'DESIGNER')),
    remark          uuid references trials.remark on delete set null,
    about           text not null,
    key             text not null,
    title           text not null,
    state           text not null check (state in ('OPEN', 'RESOLVED', 'WAIVED')),
    made_at         timestamptz not null,
    settled_by      uuid,
    settled_by_name text,
    settled_at      timestamptz,
    reason          text
);
create index finding_of_trial on trials.finding (trial, made_at);
create unique index finding_of_errors on trials.finding (trial, key) where source = 'ERRORS';

-- A changed version that somebody took for the one that was tried, after its findings were settled.
create table trials.carried (
    trial      uuid not null references trials.trial on delete cascade,
    version    text not null,
    by_person  uuid,
    by_name    text not null,
    reason     text not null,
    carried_at timestamptz not null,
    primary key (trial, version)
);

-- Who does not want to be drawn.
create table trials.left_out (
    person uuid primary key,
    since  timestamptz not null
);
