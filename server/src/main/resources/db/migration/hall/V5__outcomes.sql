-- What was granted by applications; the key names the outcome, so that a second run adds nothing.
create table hall.outcome_record (
    id          uuid primary key,
    key         text not null unique,
    kind        text not null,
    item        text not null,
    application uuid not null,
    number      text not null,
    applicant   uuid not null,
    facts       jsonb not null,
    recorded_at timestamptz not null
);
create index outcome_record_by_item on hall.outcome_record (item, id desc);
create index outcome_record_by_kind on hall.outcome_record (kind, id desc);
