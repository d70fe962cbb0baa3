-- Who is to be told of a move stands in workflow.outbox, written by the statement of the move itself.
drop table hall.case_move;
