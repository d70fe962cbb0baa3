-- What a reader without a network computes, too, from the number of a card or the text of a printed pass: a slow keyed
-- hash (ADR 145). What was given before has none, and is refused without a network until it is given anew.
alter table pass.card add column reader_hash bytea;
alter table pass.paper add column reader_hash bytea;
create index paper_of_day on pass.paper (day) where ended_at is null;
