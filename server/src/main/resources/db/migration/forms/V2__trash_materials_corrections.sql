-- The version of what was being filled in, and drafts that were thrown away, for as long as they can be brought back.
alter table forms.draft add column version text;
create index on forms.draft (saved_at);

create table forms.discarded_draft (
    id uuid primary key,
    person uuid not null,
    form text not null,
    answers jsonb not null,
    revision int not null,
    saved_at timestamptz not null,
    version text,
    discarded_at timestamptz not null
);
create index on forms.discarded_draft (person, discarded_at desc);
create index on forms.discarded_draft (discarded_at);

-- What a person handed in or had proved once, offered again until it is no longer valid: one of each kind, the latest.
create table forms.material (
    person uuid not null,
    kind text not null,
    files jsonb not null,
    fact jsonb,
    proved_by text not null,
    given_at timestamptz not null,
    valid_until date not null,
    primary key (person, kind)
);
create index on forms.material (valid_until);

-- Somebody says that what a register holds of them is wrong. The unit is the person's when it was said: it decides who
-- looks after it.
create table forms.correction (
    id uuid primary key,
    person uuid not null,
    person_name text not null,
    unit uuid,
    fact text not null,
    source text not null,
    held text not null,
    claim text not null,
    status text not null check (status in ('OPEN', 'MENDED', 'REFUSED')),
    answer text not null default '',
    opened_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid
);
create unique index on forms.correction (person, fact) where status = 'OPEN';
create index on forms.correction (person, opened_at desc);
create index on forms.correction (status, opened_at);
