-- Who did what to whom. An entry is written by the transaction of the act itself and is sealed a moment later: it
-- gets its position in the one chain, and the hash of everything before it and of itself.
create table audit.entry (
    id           uuid primary key,
    at           timestamptz not null,
    node         text not null,
    address      text not null,
    actor_kind   text not null,
    actor_id     uuid,
    actor_name   text not null,
    acting_for   uuid,
    act          text not null,
    subject_kind text not null,
    subject      text not null,
    facts        json not null,
    position     bigint,
    hash         text,
    check ((position is null) = (hash is null))
);

-- Not unique: a chain with a doubled position must be something that verification can tell, not a broken index.
create index entry_position on audit.entry (position);
create index entry_waiting on audit.entry (id) where position is null;
create index entry_actor on audit.entry (actor_id, id);
create index entry_acting_for on audit.entry (acting_for, id) where acting_for is not null;
create index entry_subject on audit.entry (subject, id);
create index entry_act on audit.entry (act text_pattern_ops, id);
create index entry_at on audit.entry (at, id);

-- The end of the chain, kept apart from it. The mark is made with the installation's secret, which is not in the
-- database.
create table audit.anchor (
    one      boolean primary key default true check (one),
    position bigint not null,
    hash     text not null,
    mark     text not null
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name = 'entry' then
        if old.position is null and new.position is not null
            and row(new.id, new.at, new.node, new.address, new.actor_kind, new.actor_id, new.actor_name, new.acting_for,
                new.act, new.subject_kind, new.subject, new.facts::text)
            is not distinct from
            row(old.id, old.at, old.node, old.address, old.actor_kind, old.actor_id, old.actor_name, old.acting_for,
                old.act, old.subject_kind, old.subject, old.facts::text) then
            return new;
        end if;
    end if;
    raise exception 'audit.entry is append-only' using errcode = 'insufficient_privilege';
end $$;

create trigger entry_is_append_only before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_is_never_emptied before truncate on audit.entry
    for each statement execute function audit.refuse_change();
