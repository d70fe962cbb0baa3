-- Commands that nobody has been told of yet: one row a command, named by its first event, gone when it is handed out.
-- It is written by the command's own statement; what is to be told to whom is found out afterwards.
drop table workflow.outbox;
create table workflow.untold (
    id bigint generated always as identity primary key,
    case_id uuid not null,
    seq int not null,
    due_at timestamptz not null,
    tries int not null default 0
);

-- Of the times of a case only the next one is a row: a step with a limit and a reminder wrote and deleted several for
-- each that ever came.
delete from workflow.timer t using workflow.timer other
where other.case_id = t.case_id and (other.due_at, other.number) < (t.due_at, t.number);
alter table workflow.timer drop constraint timer_pkey;
alter table workflow.timer add primary key (case_id);

-- In the order of bytes one index answers both what a number is and what begins so.
drop index workflow.application_case_number;
alter table workflow.application_case alter column number type text collate "C";
