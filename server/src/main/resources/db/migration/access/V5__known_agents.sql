-- Browsers and systems with which a person has signed in, so that a new one is told to its owner.
create table access.known_agent (
    person_id uuid not null,
    agent     text not null,
    seen_at   timestamptz not null,
    primary key (person_id, agent)
);
