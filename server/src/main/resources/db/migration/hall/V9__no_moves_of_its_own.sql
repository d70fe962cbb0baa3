-- Who is to be told of what stands in the engine's own rows since workflow's sixth change.
drop table hall.case_move;
