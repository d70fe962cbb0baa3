-- What a reader without a network computes, too, from the number of a card or the text of a printed pass: a slow keyed
-- hash (ADR 145). A card that was given before gets it when it is read next.
alter table pass.card add column reader_hash bytea;
alter table pass.paper add column reader_hash bytea;
create index paper_of_day on pass.paper (day) where ended_at is null;
