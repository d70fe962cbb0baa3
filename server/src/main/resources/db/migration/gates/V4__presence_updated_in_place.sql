-- Who comes and goes changes a row of presence: without an index on what changes, and with room on its page, the row is
-- written in place and no index hears of it. Those inside a place are found by its key.
drop index gates.presence_inside;
alter table gates.presence set (fillfactor = 70);
alter table gates.occupancy set (fillfactor = 25);
