-- Locks the counts of places in the order of their keys, and then reads who of those asked about is inside: what is
-- read after the lock is what others have written before it, since each statement of a volatile function sees what was
-- committed when it began. A row without a subject is the count of a place; of a person, 1 is inside and 0 is not.
create function gates.crowd_locked(places uuid[], spot_places uuid[], spot_subjects uuid[])
    returns table (place uuid, subject uuid, inside int, since timestamptz)
    language plpgsql set enable_seqscan = off as $$
begin
    return query select o.place_id, null::uuid, o.inside, null::timestamptz
        from gates.occupancy o where o.place_id = any (places) order by o.place_id for update;
    return query select p.place_id, p.subject, p.inside::int, p.since
        from unnest(spot_places, spot_subjects) a (place_id, subject)
        join gates.presence p on p.place_id = a.place_id and p.subject = a.subject;
end $$;
