-- Moves of cases that people have not been told of yet; taken by whichever node is first.
create table hall.case_move (
    id      uuid primary key,
    case_id uuid not null,
    version int not null,
    due_at  timestamptz not null,
    tries   int not null default 0
);
create index on hall.case_move (due_at, id);
