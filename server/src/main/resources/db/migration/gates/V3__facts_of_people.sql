-- What policies of gates may ask of people, as lists of departments, other systems and staff tell it. One row is one
-- fact of one source, from an instant until the first one after; infinity where nobody says. A fact that ends stays
-- for a while, so that it can be told why a gate opened.
create table gates.fact (
    id         uuid primary key,
    person_id  uuid not null,
    kind       text not null check (kind in ('RESIDENCE', 'OFF_CAMPUS', 'CAMPAIGN', 'MARK')),
    -- code of the place, code of the campaign, or the mark itself; empty for off campus
    word       text not null,
    -- where the person stands in the campaign
    state      text not null default '',
    from_at    timestamptz not null default '-infinity',
    until_at   timestamptz not null default 'infinity' check (until_at > from_at),
    source     text not null,
    by_name    text not null,
    changed_at timestamptz not null,
    unique (source, person_id, kind, word, from_at)
);
create index on gates.fact (person_id);
create index on gates.fact (until_at);
create index on gates.fact (lower(word) text_pattern_ops);
