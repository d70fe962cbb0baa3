-- Files that arrive in parts; how much has arrived is the length of the spool on the disk.
create table files.upload (
    id uuid primary key,
    owner uuid not null,
    name text not null,
    claimed_type text,
    purpose text not null,
    bytes bigint not null check (bytes > 0),
    begun_at timestamptz not null,
    file uuid
);
create index upload_open on files.upload (owner) where file is null;
create index upload_begun on files.upload (begun_at);
