-- Who keeps the books, and who sits at the counter; what they may do is said where it is used.
insert into access.role (code, name_zh, name_en, permissions, position, implied) values
    ('finance', '财务人员', 'Finance officer', '{}', 62, false),
    ('cashier', '财务出纳', 'Cashier',         '{}', 64, false);
