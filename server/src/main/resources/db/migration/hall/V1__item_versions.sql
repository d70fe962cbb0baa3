-- Every version of an item that was ever live, by the hash of its content; running cases stay on theirs.
create table hall.item_version (
    version text primary key,
    code text not null,
    definition text not null,
    body jsonb not null,
    first_seen_at timestamptz not null
);
create index item_version_code on hall.item_version (code, first_seen_at desc);
