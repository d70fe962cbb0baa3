-- One row per actor and Idempotency-Key for a day. "done" is set by the first transaction that the request commits,
-- within that transaction. "digest" is an HMAC of the body (a plain hash of a short body could be guessed), "body" is
-- encrypted (Base64).
create table http.idempotency (
    actor        text not null,
    key          text not null,
    route        text not null,
    claimed_at   timestamptz not null,
    attempt      integer not null default 1,
    done         boolean not null default false,
    digest       text,
    status       integer,
    content_type text,
    location     text,
    body         text,
    primary key (actor, key)
);

create index idempotency_claimed on http.idempotency (claimed_at);
