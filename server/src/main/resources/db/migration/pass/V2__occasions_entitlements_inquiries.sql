-- Something at which people check in: an event, a lecture, a meal.
create table pass.occasion (
    id            uuid primary key,
    kind          text not null check (kind in ('EVENT', 'LECTURE', 'MEAL')),
    title         text not null,
    place         text not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    opens_at      timestamptz not null,
    closes_at     timestamptz not null,
    -- whoever is no student or no member of these is not on the list; none means that the kind does not matter
    kinds         text[] not null,
    units         uuid[] not null,
    classes       uuid[] not null,
    people        uuid[] not null,
    second_tag    boolean not null,
    second_after_minutes int not null,
    screen        boolean not null,
    made_by       uuid not null,
    made_by_name  text not null,
    made_at       timestamptz not null,
    cancelled_at  timestamptz,
    check (opens_at < closes_at and starts_at < ends_at)
);
create index occasion_by_time on pass.occasion (starts_at);
create index occasion_of_maker on pass.occasion (made_by, starts_at);

-- Who was there. The first row wins; a second tag fills the rest of it.
create table pass.attendance (
    occasion_id uuid not null references pass.occasion on delete cascade,
    pass_id     uuid not null,
    person_id   uuid,
    name        text not null,
    first_at    timestamptz not null,
    first_how   text not null check (first_how in ('READER', 'SCREEN', 'HAND')),
    first_by    uuid,
    second_at   timestamptz,
    second_how  text check (second_how in ('READER', 'SCREEN', 'HAND')),
    second_by   uuid,
    note        text,
    primary key (occasion_id, pass_id)
);
create index attendance_of_pass on pass.attendance (pass_id, first_at);

-- Something that people may take: a voucher, supplies, a pack of the green channel.
create table pass.entitlement (
    id           uuid primary key,
    kind         text not null check (kind in ('VOUCHER', 'SUPPLIES', 'GREEN_CHANNEL')),
    title        text not null,
    note         text not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    made_by      uuid not null,
    made_by_name text not null,
    made_at      timestamptz not null,
    ended_at     timestamptz,
    check (from_at < until_at)
);
create index entitlement_until on pass.entitlement (until_at);

create table pass.entitled (
    entitlement_id uuid not null references pass.entitlement on delete cascade,
    person_id      uuid not null,
    total          int not null check (total between 1 and 1000),
    used           int not null default 0,
    primary key (entitlement_id, person_id),
    check (used between 0 and total)
);
create index entitled_person on pass.entitled (person_id);

-- A code was read at a counter: for a short time the counter may confirm what the holder takes.
create table pass.counter (
    id        uuid primary key,
    person_id uuid not null,
    read_by   uuid not null,
    until_at  timestamptz not null
);
create index counter_until on pass.counter (until_at);

create table pass.redemption (
    id             uuid primary key,
    entitlement_id uuid not null,
    person_id      uuid not null,
    count          int not null check (count > 0),
    by_id          uuid not null,
    by_name        text not null,
    at             timestamptz not null,
    undone_at      timestamptz,
    undone_by      text,
    undone_reason  text,
    check ((undone_at is null) = (undone_reason is null)),
    foreign key (entitlement_id, person_id) references pass.entitled on delete cascade
);
create index redemption_of_person on pass.redemption (person_id, at);
create index redemption_by_time on pass.redemption (entitlement_id, at);

-- What may be asked of a holder, and what the answer tells. Without consent only what a glance at a card would tell.
create table pass.question (
    code       text primary key,
    position   int not null,
    name_zh    text not null,
    name_en    text not null,
    claims     text[] not null,
    consent    boolean not null,
    stewards   boolean not null,
    open       boolean not null default true
);
insert into pass.question (code, position, name_zh, name_en, claims, consent, stewards) values
    ('student',  10, '是否本校在读学生', 'Is a student of this school', '{STUDENT}', false, false),
    ('member',   20, '是否本校人员', 'Belongs to this school', '{PRESENT,KIND}', false, false),
    ('steward',  30, '值守核对', 'Check by a steward', '{NAME,KIND,UNIT}', false, true),
    ('identity', 40, '核对身份', 'Who is it', '{NAME,NUMBER,KIND,UNIT,CLASS}', true, false);

-- Who asked whom what, and what was told; the holder sees each line.
create table pass.inquiry (
    id           uuid primary key,
    person_id    uuid not null,
    question     text not null,
    claims       text[] not null,
    asked_by     uuid not null,
    asked_name   text not null,
    reason       text not null,
    asked_at     timestamptz not null,
    until_at     timestamptz not null,
    state        text not null check (state in ('WAITING', 'TOLD', 'DECLINED', 'LAPSED')),
    answered_at  timestamptz
);
create index inquiry_of_person on pass.inquiry (person_id, asked_at);
create index inquiry_by on pass.inquiry (asked_by, asked_at);
create index inquiry_by_time on pass.inquiry (asked_at);
