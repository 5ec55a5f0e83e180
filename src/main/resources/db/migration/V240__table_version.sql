-- Which version of which decision table was in force when. The engine evaluates them by definition_id; their text
-- is kept here, because records outlive the engine.
create table table_version (
    id             uuid primary key,
    alliance       text        not null references alliance (id),
    decision_id    text        not null,
    version        int         not null check (version > 0),
    definition_id  text        not null unique,
    text           text        not null,
    sha256         text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    columns        text        not null,
    -- the file of charters/ that this version stands above: only another one replaces it at a start
    file_sha256    text        not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
    in_force_from  timestamptz not null,
    in_force_until timestamptz,
    resolution     text,
    unique (alliance, decision_id, version),
    check (in_force_until >= in_force_from)
);

create unique index one_version_of_a_table_is_in_force
    on table_version (alliance, decision_id) where in_force_until is null;

create function table_version_keeps_what_applied() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (new.id, new.alliance, new.decision_id, new.version, new.definition_id, new.sha256, new.text, new.columns,
            new.in_force_from, new.resolution)
           is not distinct from
           (old.id, old.alliance, old.decision_id, old.version, old.definition_id, old.sha256, old.text, old.columns,
            old.in_force_from, old.resolution)
       and old.in_force_until is null then
        return new;
    end if;
    raise exception 'rows of table_version only end: % refused', lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create trigger table_version_keeps_what_applied
    before update or delete on table_version for each row execute function table_version_keeps_what_applied();
