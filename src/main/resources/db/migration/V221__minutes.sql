-- The minutes of a meeting, from the draft to the versions that are published.
create table minutes (
    case_number   text primary key references meeting (case_number),
    alliance      text not null references alliance (id),
    organ         text not null,
    state         text not null check (state in ('DRAFT', 'CIRCULATED', 'COMMENTS', 'PUBLISHED')),
    revision      int not null check (revision > 0),
    -- counts the changes of the revision that is written, so that nobody overwrites what they have not seen
    edit          int not null,
    -- the period in which the revision was confirmed, once it is over
    answers_until timestamptz,
    drafted_at    timestamptz not null
);

create index minutes_of_organ on minutes (alliance, organ, drafted_at desc);

-- What people write; of one revision until it is circulated or published, then never changed.
create table minutes_revision (
    case_number   text not null references minutes (case_number),
    revision      int not null,
    text          jsonb not null,
    circulated_at timestamptz,
    notice        uuid references notice (id),
    pdf           uuid references document (id),
    primary key (case_number, revision),
    check ((circulated_at is null) = (notice is null))
);

-- Who confirmed, who commented on which passage; late ones too.
create table minutes_answer (
    id          bigint generated always as identity primary key,
    case_number text not null,
    revision    int not null,
    key         text not null,
    name        text not null,
    passage     text,
    comment     text,
    channel     text not null,
    at          timestamptz not null,
    late        boolean not null,
    foreign key (case_number, revision) references minutes_revision (case_number, revision),
    check ((passage is null) = (comment is null))
);

create index answer_to_minutes on minutes_answer (case_number, revision, id);

create table minutes_comment_decision (
    answer   bigint primary key references minutes_answer (id),
    accepted boolean not null,
    reason   text,
    by_user  text not null,
    at       timestamptz not null,
    check (accepted or reason is not null)
);

-- What was published: the text without what is confidential, and where something is, the whole text for the archive.
create table minutes_version (
    case_number  text not null,
    version      int not null check (version > 0),
    revision     int not null,
    markdown     text not null,
    sha256       text not null,
    pdf          uuid not null references document (id),
    archive      uuid references document (id),
    reason       text,
    published_by text not null,
    published_at timestamptz not null,
    primary key (case_number, version),
    foreign key (case_number, revision) references minutes_revision (case_number, revision),
    check ((version = 1) = (reason is null))
);

-- What a meeting asked somebody to do, once its minutes are published.
create table action_item (
    id          uuid primary key,
    alliance    text not null references alliance (id),
    organ       text not null,
    case_number text not null references minutes (case_number),
    position    int not null,
    task        text not null,
    owner       text not null,
    owner_name  text not null,
    due_on      date not null,
    agreed_at   timestamptz not null,
    done_at     timestamptz,
    done_by     text,
    note        text,
    check ((done_at is null) = (done_by is null)),
    unique (case_number, position)
);

create index action_of_organ on action_item (alliance, organ, agreed_at);

create function refuse_change_of_minutes() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only added: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;

create trigger answer_is_only_added before update or delete on minutes_answer
    for each row execute function refuse_change_of_minutes();
create trigger decision_is_only_added before update or delete on minutes_comment_decision
    for each row execute function refuse_change_of_minutes();
create trigger version_is_only_added before update or delete on minutes_version
    for each row execute function refuse_change_of_minutes();

create function refuse_change_of_sent_minutes() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.circulated_at is not null or exists (
            select 1 from minutes_version
             where case_number = old.case_number and revision = old.revision) then
        raise exception 'revision % of the minutes % is not changed any more', old.revision, old.case_number
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger sent_revision_is_kept before update or delete on minutes_revision
    for each row execute function refuse_change_of_sent_minutes();
