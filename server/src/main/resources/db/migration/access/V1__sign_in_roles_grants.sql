-- Argon2id in the PHC format, which carries its parameters: a hash of old ones is renewed at the next sign-in.
create table access.password (
    person_id  uuid primary key,
    hash       text not null,
    changed_at timestamptz not null
);

-- One-time codes with which a person sets the first password, or a new one when it is forgotten.
create table access.activation (
    person_id  uuid primary key,
    code_hash  bytea not null,
    expires_at timestamptz not null,
    issued_by  uuid,
    issued_at  timestamptz not null
);

-- A session is found by the hash of its cookie: who reads this table can enter none of them.
create table access.session (
    id               uuid primary key,
    token_hash       bytea not null unique,
    person_id        uuid not null,
    method           text not null,
    address          text not null,
    agent            text not null,
    created_at       timestamptz not null,
    seen_at          timestamptz not null,
    expires_at       timestamptz not null,
    stepped_up_until timestamptz,
    upstream         text,
    upstream_ticket  bytea,
    ended_at         timestamptz,
    ended_why        text
);
create index on access.session (person_id) where ended_at is null;
create index on access.session (upstream, upstream_ticket) where upstream_ticket is not null and ended_at is null;
create index on access.session (seen_at);

-- Attempts to sign in, per account and per address, so that a restart forgives nothing.
create table access.attempt (
    key           text primary key,
    tries         int not null,
    last_at       timestamptz not null,
    blocked_until timestamptz not null
);
create index on access.attempt (last_at);

-- What the person chose for all devices.
create table access.preference (
    person_id uuid primary key,
    language  text not null
);

-- Roles as data. The permission '*' stands for every permission that the program knows.
create table access.role (
    code        text primary key,
    name_zh     text not null,
    name_en     text not null,
    permissions text[] not null,
    position    int not null,
    implied     boolean not null
);
insert into access.role (code, name_zh, name_en, permissions, position, implied) values
    ('student',       '学生',       'Student',          '{}', 10, true),
    ('staff',         '教职工',     'Staff',            '{}', 20, true),
    ('counsellor',    '辅导员',     'Counsellor',       '{people.read}', 30, true),
    ('dean',          '院系负责人', 'Dean or head',     '{people.read}', 40, true),
    ('clerk',         '经办人员',   'Clerk',            '{people.read,access.activate}', 50, false),
    ('item-owner',    '事项负责人', 'Item owner',       '{}', 60, false),
    ('auditor',       '审计员',     'Auditor',          '{audit.read}', 70, false),
    ('security',      '安全管理员', 'Security officer', '{audit.read,devices.manage,access.sessions,health.read}', 80,
                                                        false),
    ('administrator', '系统管理员', 'Administrator',    '{*}', 90, false);

-- A role given to a person, on whose data, from when to when, by whom and why. Rows are ended, never deleted.
create table access.role_grant (
    id              uuid primary key,
    person_id       uuid not null,
    role            text not null references access.role (code),
    scope           text not null,
    units           uuid[] not null default '{}',
    items           text[] not null default '{}',
    from_at         timestamptz not null,
    until_at        timestamptz,
    reason          text not null,
    granted_by      uuid,
    granted_by_name text not null,
    granted_at      timestamptz not null,
    revoked_at      timestamptz,
    revoked_by      uuid,
    revoked_by_name text,
    check (until_at is null or until_at > from_at)
);
create index on access.role_grant (person_id) where revoked_at is null;
create index on access.role_grant (role) where revoked_at is null;

-- Who acts for whom while that one is away. No items means all.
create table access.delegation (
    id          uuid primary key,
    absent_id   uuid not null,
    delegate_id uuid not null,
    items       text[] not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null,
    reason      text not null,
    created_at  timestamptz not null,
    accepted_at timestamptz,
    ended_at    timestamptz,
    ended_by    uuid,
    check (absent_id <> delegate_id),
    check (until_at > from_at)
);
create index on access.delegation (absent_id) where ended_at is null;
create index on access.delegation (delegate_id) where ended_at is null;

-- The accounts that the sign-in page of a demo campus offers; empty everywhere else.
create table access.demo_account (
    number   text primary key,
    name     text not null,
    role     text not null,
    password text not null,
    position int not null
);
