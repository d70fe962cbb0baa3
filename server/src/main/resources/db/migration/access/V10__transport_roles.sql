-- Roles of campus buses; what they may do is said by the module that asks for it.
insert into access.role (code, name_zh, name_en, permissions, position, implied) values
    ('transport', '交通管理员', 'Transport officer', '{}', 67, false),
    ('driver',    '司机',       'Driver',            '{}', 68, false);
