-- A source that a service account tells is its own from then on: another system cannot speak in its name. Staff who end
-- all that a source says set it free.
create table gates.fact_source (
    source     text primary key,
    account_id uuid not null,
    claimed_at timestamptz not null
);
