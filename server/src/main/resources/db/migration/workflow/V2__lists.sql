-- What the lists of a person and of a department show and filter by stands beside the index that orders them.
alter table workflow.application_case
    add column due_at timestamptz, -- promised end; null while the clock stands still, and when nothing is promised
    add column assignee uuid; -- who of the department looks after it

alter table workflow.todo
    add column topic text,
    add column case_number text,
    add column title text,
    add column applicant_name text,
    add column due_at timestamptz; -- the step's own limit
update workflow.todo t
set topic = c.topic, case_number = c.number, title = c.title, applicant_name = c.applicant_name
from workflow.application_case c
where c.id = t.case_id;
alter table workflow.todo
    alter column topic set not null,
    alter column case_number set not null,
    alter column title set not null,
    alter column applicant_name set not null;

-- Done by a person; what others did first is in nobody's list.
drop index workflow.todo_closed;
create index todo_done on workflow.todo (person, closed_at desc, case_id desc, number desc) where closing = 'DONE';

drop index workflow.copy_person;
create index copy_list on workflow.copy (person, at desc, case_id desc, node desc);

-- The queue of a department is short beside what it has finished.
create index application_case_open_topic on workflow.application_case (topic, created_at, id) where ended_at is null;
create index application_case_open on workflow.application_case (created_at, id) where ended_at is null;
create index application_case_assigned on workflow.application_case (assignee, created_at, id)
    where ended_at is null and assignee is not null;
create index application_case_all on workflow.application_case (created_at desc, id desc);
-- Looked for by the beginning of what was typed.
create index application_case_number on workflow.application_case (number text_pattern_ops);
create index application_case_applicant_name on workflow.application_case (lower(applicant_name) text_pattern_ops);
