-- Terminals of the school. A device is enrolled when it has sent the public half of a key that never leaves it.
create table devices.device (
    id              uuid primary key,
    kind            text not null,
    name            text not null,
    place           text not null,
    code_hash       bytea unique,
    code_expires_at timestamptz,
    public_key      bytea,
    enrolled_at     timestamptz,
    seen_at         timestamptz,
    address         text,
    version         text,
    created_by_name text not null,
    created_at      timestamptz not null,
    revoked_at      timestamptz
);
create index on devices.device (created_at) where revoked_at is null;

-- Nonces of the last minutes, so that a recorded request cannot be sent again. Not logged: after a crash of the
-- database the window of a few minutes is all that is lost.
create unlogged table devices.nonce (
    device_id uuid not null,
    nonce     text not null,
    at        timestamptz not null,
    primary key (device_id, nonce)
);
create index on devices.nonce (at);
