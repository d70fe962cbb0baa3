-- What the school does with codes of a standard: hides one, calls it shorter, puts it first. The standard stays as it
-- was published.
create table people.code_choice (
    code_table text not null,
    code       text not null,
    hidden     boolean not null,
    short_name text,
    position   int,
    primary key (code_table, code)
);

-- Tables of the school's own.
create table people.own_code_table (
    name     text primary key,
    title_zh text not null,
    title_en text not null,
    note     text not null,
    in_use   boolean not null
);
create table people.own_code (
    code_table text not null references people.own_code_table (name) on delete cascade,
    code       text not null,
    name_zh    text not null,
    name_en    text not null,
    parent     text,
    note       text not null,
    in_use     boolean not null,
    from_on    date,
    until_on   date,
    position   int not null,
    primary key (code_table, code),
    foreign key (code_table, parent) references people.own_code (code_table, code) deferrable initially deferred,
    check (until_on is null or from_on is null or until_on > from_on)
);
create index on people.own_code (code_table, parent);

-- Which change was the last of a table, counted over all tables, so that a node sees whether it knows the last one. A
-- table that is gone keeps its line.
create table people.code_change (
    code_table text primary key,
    revision   bigint not null
);
create index on people.code_change (revision);
