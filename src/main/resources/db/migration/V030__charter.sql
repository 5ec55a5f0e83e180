create table governing_document (
    id             uuid primary key,
    alliance       text        not null references alliance (id),
    name           text        not null,
    version        text        not null,
    title_zh       text        not null,
    title_en       text        not null,
    sha256         text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    effective_from timestamptz not null,
    text           text        not null,
    unique (alliance, name, version)
);

create index governing_document_in_force on governing_document (alliance, name, effective_from desc);

-- A version is what was signed: another text is another version.
create trigger governing_document_is_append_only
    before update or delete on governing_document for each row execute function refuse_change();
