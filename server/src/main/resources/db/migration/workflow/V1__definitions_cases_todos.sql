-- Definitions by the hash of their content; a row never changes, so a running case stays on its own.
create table workflow.definition (
    hash text primary key,
    body jsonb not null,
    created_at timestamptz not null
);

-- One row per case: its summary for lists, and its state as of the version.
create table workflow.application_case (
    id uuid primary key,
    number text not null unique,
    topic text not null,
    topic_version text not null,
    title text not null,
    definition text not null references workflow.definition,
    applicant uuid not null,
    applicant_name text not null,
    status text not null,
    at_nodes text[] not null,
    version int not null, -- how many events there are
    state jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    ended_at timestamptz
);
create index application_case_mine on workflow.application_case (applicant, created_at desc, id desc);
create index application_case_topic on workflow.application_case (topic, created_at desc, id desc);
create sequence workflow.case_number;

-- What happened, for ever: a command's events stand together under its id.
create table workflow.case_event (
    case_id uuid not null references workflow.application_case,
    seq int not null,
    command_id uuid not null,
    at timestamptz not null,
    person uuid not null,
    person_name text not null,
    body jsonb not null,
    primary key (case_id, seq)
);
create index case_event_command on workflow.case_event (case_id, command_id);

create table workflow.todo (
    case_id uuid not null references workflow.application_case,
    number int not null,
    person uuid not null,
    node text not null,
    kind text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    closing text,
    primary key (case_id, number)
);
create index todo_open on workflow.todo (person, opened_at, case_id, number) where closed_at is null;
create index todo_closed on workflow.todo (person, closed_at desc, case_id, number) where closed_at is not null;

create table workflow.copy (
    case_id uuid not null references workflow.application_case,
    person uuid not null,
    node text not null,
    at timestamptz not null,
    primary key (case_id, person, node)
);
create index copy_person on workflow.copy (person, at desc);
