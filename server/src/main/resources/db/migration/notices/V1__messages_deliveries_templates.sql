-- What was said, once for all who were told: rendered in both languages when it was sent, so that history stays true.
create table notices.content (
    id         uuid primary key,
    code       text not null,
    template   int  not null,
    title_zh   text not null,
    title_en   text not null,
    body_zh    text not null,
    body_en    text not null,
    sms_zh     text not null,
    sms_en     text not null,
    link       text
);

-- One person is told one thing under one key once. The row is the message in the inbox.
create table notices.message (
    id          uuid primary key,
    person_id   uuid not null,
    key         text not null,
    content_id  uuid not null references notices.content (id),
    category    text not null,
    importance  text not null,
    sent_at     timestamptz not null,
    read_at     timestamptz,
    archived_at timestamptz,
    unique (person_id, key)
);
create index on notices.message (person_id, id desc);
create index on notices.message (person_id) where read_at is null and archived_at is null;
create index on notices.message (content_id);

-- A message on its way over one channel outside. QUEUED rows are due at due_at; a worker that takes one pushes due_at
-- by the length of its lease, so that a row of a killed node falls due again. attempts is also the fence: only the
-- worker that counted it up may settle it. HELD rows wait for the daily summary; BUNDLED ones travel in bundle_id.
create table notices.delivery (
    id          uuid primary key,
    message_id  uuid not null references notices.message (id) on delete cascade,
    person_id   uuid not null,
    channel     text not null,
    state       text not null check (state in ('QUEUED', 'HELD', 'BUNDLED', 'SENT', 'DELIVERED', 'FAILED', 'EXPIRED',
                                               'SKIPPED')),
    rank        smallint not null,
    only_unread boolean not null,
    bundle_id   uuid,
    attempts    int not null default 0,
    resent      int not null default 0,
    queued_at   timestamptz not null,
    wanted_at   timestamptz not null,
    due_at      timestamptz not null,
    expires_at  timestamptz not null,
    provider    text,
    reason      text,
    sent_at     timestamptz,
    done_at     timestamptz,
    unique (message_id, channel)
);
create index delivery_due on notices.delivery (channel, rank, due_at) where state = 'QUEUED';
create index delivery_held on notices.delivery (person_id, due_at) where state = 'HELD';
create index delivery_bundled on notices.delivery (bundle_id) where bundle_id is not null;
create index delivery_dead on notices.delivery (id) where state in ('FAILED', 'EXPIRED');
create index on notices.delivery (queued_at);

-- What a provider took of a delivery: one row for a mail, one for each segment of an SMS.
create table notices.part (
    delivery_id      uuid not null references notices.delivery (id) on delete cascade,
    provider         text not null,
    number           int  not null,
    provider_message text not null,
    state            text not null default 'SENT',
    primary key (delivery_id, provider, number)
);
create index on notices.part (provider, provider_message);

-- Receipts as they come. One may overtake the row of its part and waits here until that is committed.
create table notices.receipt (
    id               uuid primary key,
    provider         text not null,
    provider_message text not null,
    state            text not null,
    reason           text not null,
    received_at      timestamptz not null
);
create index on notices.receipt (provider, provider_message);

-- Texts of the school's own; where a code has none, the shipped ones count. A version is never changed.
create table notices.template (
    code          text not null,
    version       int  not null,
    title_zh      text not null,
    title_en      text not null,
    body_zh       text not null,
    body_en       text not null,
    sms_zh        text not null,
    sms_en        text not null,
    saved_by      uuid,
    saved_by_name text not null,
    saved_at      timestamptz not null,
    primary key (code, version)
);

-- What a person chose; a missing row means the default.
create table notices.preference (
    person_id uuid not null,
    category  text not null,
    channel   text not null,
    wanted    boolean not null,
    primary key (person_id, category, channel)
);
create table notices.habit (
    person_id   uuid primary key,
    quiet_from  time,
    quiet_until time,
    digest      boolean not null,
    digest_hour int not null check (digest_hour between 0 and 23)
);
