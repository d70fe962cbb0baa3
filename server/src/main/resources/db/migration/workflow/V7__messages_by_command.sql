-- Messages are handed out from here alone; what stands here was told by another way before.
truncate workflow.outbox;
alter table workflow.outbox add column version int not null;
