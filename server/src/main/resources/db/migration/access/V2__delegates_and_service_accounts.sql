-- Staff may hand over to each other while away.
update access.role set permissions = '{access.delegate}' where code = 'staff';

-- Programs of other systems. The secret is random, so its plain SHA-256 is kept.
create table access.service_account (
    id              uuid primary key,
    name            text not null,
    secret_hash     bytea not null,
    permissions     text[] not null,
    whole_school    boolean not null,
    units           uuid[] not null,
    addresses       text[] not null,
    expires_at      timestamptz not null,
    created_by      uuid,
    created_by_name text not null,
    created_at      timestamptz not null,
    rotated_at      timestamptz not null,
    used_at         timestamptz,
    used_address    text,
    revoked_at      timestamptz
);
