-- Entries are only ever added, in the order of their time, so the ranges of whole blocks find them; a tree took two
-- entries for each, one when it was written and one when it was sealed.
drop index audit.entry_at;
create index entry_at on audit.entry using brin (at);
