-- Passkeys (WebAuthn Level 3). The public key is kept as the authenticator sent it: attested credential data in CBOR.
create table access.passkey (
    id              uuid primary key,
    person_id       uuid not null,
    credential_id   bytea not null unique,
    attested        bytea not null,
    sign_count      bigint not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    transports      text[] not null,
    name            text not null,
    created_at      timestamptz not null,
    used_at         timestamptz
);
create index on access.passkey (person_id);

-- What a sign-in must remember between two requests, so that any node may finish it. Taken once, by deletion. The key
-- is the hash of a cookie: only the browser that began can go on.
create table access.handshake (
    token_hash bytea primary key,
    kind       text not null,
    challenge  text not null,
    person_id  uuid,
    nonce      text not null,
    verifier   text not null,
    target     text not null,
    expires_at timestamptz not null
);
create index on access.handshake (expires_at);
