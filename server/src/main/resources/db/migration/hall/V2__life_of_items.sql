-- The text from which a version was read, so that it can be given back as it was written.
alter table hall.item_version
    add column source text not null default '',
    add column guide text not null default '';

-- Items as the school knows them, from the line in an inventory to retirement. department is a code of people's units
-- or the name of an office; unit_id is that unit, for scopes.
create table hall.item (
    code             text primary key,
    name_zh          text not null,
    name_en          text not null,
    department       text not null,
    unit_id          uuid,
    state            text not null,
    origin           text not null,
    version          text references hall.item_version (version),
    trial_version    text references hall.item_version (version),
    file_version     text references hall.item_version (version),
    batch            text,
    paused_zh        text not null default '',
    paused_en        text not null default '',
    paused_until     timestamptz,
    opens_at         timestamptz,
    closes_at        timestamptz,
    submissions_max  int,
    submissions      int not null default 0,
    per_person_max   int,
    inventory        jsonb,
    revision         int not null default 1,
    changed_at       timestamptz not null
);
create index item_by_unit on hall.item (unit_id, code);
create index item_by_batch on hall.item (batch) where batch is not null;

-- What became of an item, when, by whom and why; never changed.
create table hall.item_event (
    id        uuid primary key,
    code      text not null references hall.item (code),
    at        timestamptz not null,
    by_person uuid,
    by_name   text not null,
    act       text not null,
    state     text not null,
    version   text,
    why       text not null
);
create index item_event_by_code on hall.item_event (code, id desc);

-- A change of an item that is not out yet; each saving is a revision with its author. The highest is the draft.
create table hall.item_draft (
    code         text not null references hall.item (code),
    revision     int not null,
    source       text not null,
    guide        text not null,
    base_version text,
    by_person    uuid,
    by_name      text not null,
    saved_at     timestamptz not null,
    primary key (code, revision)
);

-- Batches in which items are released (上线批次), and what is to be done until when.
create table hall.batch (
    code       text primary key,
    name_zh    text not null,
    name_en    text not null,
    note       text not null default '',
    revision   int not null default 1,
    changed_at timestamptz not null
);
create table hall.batch_milestone (
    batch      text not null references hall.batch (code) on delete cascade,
    milestone  text not null,
    planned_on date,
    actual_on  date,
    primary key (batch, milestone)
);

create table hall.favourite (
    person_id uuid not null,
    code      text not null references hall.item (code),
    added_at  timestamptz not null,
    primary key (person_id, code)
);

-- One row that counts up with every change of an item, so that the other nodes see that something changed.
create table hall.catalogue_revision (
    one      boolean primary key default true check (one),
    revision bigint not null
);
insert into hall.catalogue_revision (revision) values (1);
