-- One row per distinct content. It is written before the content itself, so that a crash leaves a row without a file
-- that refers to it, never a content that nobody knows of; the sweep removes both.
create table files.content (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes > 0),
    arrived_at timestamptz not null,
    quarantined_at timestamptz,
    quarantined_by uuid,
    quarantine_reason text
);
create index content_arrived on files.content (arrived_at);

-- One row per upload; many may share a content.
create table files.file (
    id uuid primary key,
    sha256 text not null references files.content,
    owner uuid,
    name text not null,
    type text not null,
    purpose text not null,
    uploaded_at timestamptz not null,
    kept_for text
);
create index file_owner on files.file (owner, id);
create index file_content on files.file (sha256);

-- What an owner has uploaded on a day, deleted files included.
create table files.allowance (
    owner uuid not null,
    day date not null,
    bytes bigint not null,
    files int not null,
    primary key (owner, day)
);
