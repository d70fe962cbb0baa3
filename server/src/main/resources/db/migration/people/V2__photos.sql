-- Photos of persons, for the eyes of people: at most one of the school's and one of the person's own. The picture
-- is a JPEG sealed under the person's id. The digest is a keyed hash of the file that an import brought last: the same
-- file brought again changes nothing, not even a photo that a counter has taken since.
create table people.photo (
    person_id uuid not null references people.person (id) on delete cascade,
    own       boolean not null,
    origin    text not null check (origin in ('IMPORT', 'DESK', 'PERSON')),
    since     timestamptz not null,
    by_name   text not null,
    digest    bytea,
    width     int not null,
    height    int not null,
    picture   bytea not null,
    primary key (person_id, own),
    check (own = (origin = 'PERSON'))
);
-- what is sealed cannot be compressed
alter table people.photo alter column picture set storage external;

-- Who does not want the school's photo to be shown at gates and in verifications.
create table people.photo_hidden (
    person_id uuid primary key references people.person (id) on delete cascade,
    since     timestamptz not null
);
