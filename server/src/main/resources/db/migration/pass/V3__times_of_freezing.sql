-- From when until when a pass was frozen: what happened without a network is judged by the state of its own time.
create table pass.frozen (
    pass_id  uuid not null references pass.pass on delete cascade,
    from_at  timestamptz not null,
    until_at timestamptz,
    primary key (pass_id, from_at)
);
create unique index frozen_now on pass.frozen (pass_id) where until_at is null;
create index frozen_until on pass.frozen (until_at);
insert into pass.frozen (pass_id, from_at) select id, frozen_at from pass.pass where frozen_at is not null;
