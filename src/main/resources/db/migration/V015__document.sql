create table document (
    id          uuid primary key,
    alliance    text        not null,
    case_number text references case_file (number),
    name        text        not null,
    media_type  text        not null,
    size        bigint      not null check (size > 0),
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    audience    text        not null check (audience in ('PUBLIC', 'MEMBERS', 'ORGAN', 'SECRETARIAT')),
    stored_at   timestamptz not null,
    content     bytea       not null
);

create index document_of_case on document (case_number, stored_at);

-- A document is what its hash says. It may be erased (personal data), never altered.
create trigger document_is_never_altered
    before update on document for each row execute function refuse_change();
