-- Case numbers, gap-free per alliance and year: the counter's row is locked until the transaction ends,
-- and a transaction that rolls back gives its number back.
create table case_counter (
    alliance text not null,
    year     int  not null,
    last     int  not null check (last > 0),
    primary key (alliance, year)
);

create table case_file (
    number     text primary key,
    alliance   text        not null,
    kind       text        not null,
    title_zh   text        not null,
    title_en   text        not null,
    state      text        not null,
    state_zh   text        not null,
    state_en   text        not null,
    opened_at  timestamptz not null,
    outcome    text,
    closed_at  timestamptz,
    check ((outcome is null) = (closed_at is null))
);

create index case_file_of_alliance on case_file (alliance, opened_at desc);

create table journal (
    id          bigint generated always as identity primary key,
    alliance    text        not null,
    case_number text references case_file (number),
    at          timestamptz not null,
    actor       text        not null,
    channel     text        not null,
    action      text        not null,
    article     text,
    data        jsonb       not null
);

create index journal_of_case on journal (case_number, id);
create index journal_of_alliance on journal (alliance, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create trigger journal_rows_are_append_only
    before update or delete on journal for each row execute function refuse_change();
create trigger journal_is_never_truncated
    before truncate on journal for each statement execute function refuse_change();
