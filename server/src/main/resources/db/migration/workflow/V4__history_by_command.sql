-- One row a command instead of one an event: an application of two steps wrote fourteen rows of history with two
-- entries in indexes each, and now writes three with one. seq is the number of the first of the events.
alter table workflow.case_event rename column body to events;
update workflow.case_event e set events = c.events
from (
    select case_id, min(seq) as seq, jsonb_agg(events order by seq) as events
    from workflow.case_event group by case_id, command_id) c
where e.case_id = c.case_id and e.seq = c.seq;
delete from workflow.case_event where jsonb_typeof(events) <> 'array';
-- A case has a handful of commands; the primary key leads to them.
drop index workflow.case_event_command;

-- These rows are only ever written from the row of their case, in its own statement, and nothing deletes a case: the
-- keys could find nothing wrong, but asked the case for every row. The one on the definition made all cases of an
-- item share a lock on one row.
alter table workflow.case_event drop constraint case_event_case_id_fkey;
alter table workflow.todo drop constraint todo_case_id_fkey;
alter table workflow.copy drop constraint copy_case_id_fkey;
alter table workflow.application_case drop constraint application_case_definition_fkey;

-- Cases and to-dos are updated in place as long as their page has room.
alter table workflow.application_case set (fillfactor = 80);
alter table workflow.todo set (fillfactor = 80);
