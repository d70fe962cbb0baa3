-- Who keeps courses, timetables and rooms for teaching.
insert into access.role (code, name_zh, name_en, permissions, position, implied) values
    ('registrar', '教务人员', 'Registrar', '{}', 66, false);
