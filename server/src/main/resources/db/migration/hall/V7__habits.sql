-- How a person likes to use the hall; whoever changed nothing has no row.
create table hall.habit (
    person uuid primary key,
    cards text[] not null default '{}', -- of the home page, in order
    hidden text[] not null default '{}',
    phrases text[] not null default '{}', -- for opinions
    changed_at timestamptz not null
);
