-- Codes that a start prints while nobody is administrator; only their hash. All are gone once one was used.
create table access.set_up_code (
    code_hash  bytea primary key,
    expires_at timestamptz not null
);
