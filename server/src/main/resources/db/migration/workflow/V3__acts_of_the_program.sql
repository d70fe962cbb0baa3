-- The program itself and other systems act, too.
alter table workflow.case_event alter column person drop not null;
