-- Who may do it as well, because the person is away.
alter table workflow.todo add column deputy uuid;
create index todo_deputy on workflow.todo (deputy, opened_at, case_id, number)
    where closed_at is null and deputy is not null;

-- What will happen by itself. A row is there as long as its time runs.
create table workflow.timer (
    case_id uuid not null,
    number int not null,
    due_at timestamptz not null,
    claimed_until timestamptz, -- a node is at it; when it died, another takes over then
    primary key (case_id, number)
);
create index timer_due on workflow.timer (due_at);

-- What a case asks of other systems and of modules above; a row is there until it is answered.
create table workflow.call (
    case_id uuid not null,
    visit int not null,
    kind text not null,
    node text not null,
    target text not null,
    path text not null,
    body jsonb not null,
    retries int not null,
    attempts int not null default 0,
    due_at timestamptz not null, -- next attempt
    error text,
    dead_at timestamptz, -- given up
    primary key (case_id, visit)
);
create index call_due on workflow.call (due_at) where dead_at is null;
create index call_dead on workflow.call (dead_at) where dead_at is not null;

-- What people are to be told; a row is there until it is handed out.
create table workflow.outbox (
    id bigint generated always as identity primary key,
    case_id uuid not null,
    kind text not null,
    person uuid not null,
    facts jsonb not null,
    attempts int not null default 0,
    due_at timestamptz not null
);
create index outbox_due on workflow.outbox (due_at, id);
