-- What a person has typed and not handed in; one per person and form, kept when the form changes.
create table forms.draft (
    person uuid not null,
    form text not null,
    answers jsonb not null,
    revision int not null,
    saved_at timestamptz not null,
    primary key (person, form)
);
