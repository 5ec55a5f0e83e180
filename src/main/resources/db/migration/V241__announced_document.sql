-- A version that an amendment announces: members sign it in joining before it is in force (OSCAR-40). Its day follows
-- from the last hand-over, so it moves until it comes; the text does not.
alter table governing_document
    add column announced    boolean not null default false,
    add column withdrawn_at timestamptz,
    add column resolution   text,
    add check (withdrawn_at is null or announced);

drop trigger governing_document_is_append_only on governing_document;

create function governing_document_keeps_its_text() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.announced and old.withdrawn_at is null
       and (new.id, new.alliance, new.name, new.version, new.title_zh, new.title_en, new.sha256, new.text)
           is not distinct from
           (old.id, old.alliance, old.name, old.version, old.title_zh, old.title_en, old.sha256, old.text) then
        return new;
    end if;
    raise exception 'governing_document is append-only: % refused', lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;

create trigger governing_document_keeps_its_text
    before update or delete on governing_document for each row execute function governing_document_keeps_its_text();
