-- A proposal to initiate an open-source project, from receipt to its end.
create table proposal (
    case_number text primary key references case_file (number),
    alliance    text not null references alliance (id),
    proposer    uuid not null,
    channel     text not null,
    received_at timestamptz not null,
    state       text not null,
    title_key   text not null,
    answers     jsonb not null,
    remarks     jsonb not null,
    version     int not null check (version > 0),
    findings    jsonb not null,
    rule        jsonb,
    organ       text,
    opinion_organ text,
    exception_admitted boolean not null,
    waiting     jsonb,
    reason      jsonb,
    ballot      uuid references ballot (id),
    opinion     jsonb,
    closed_at   timestamptz,
    revision    int not null,
    foreign key (proposer, alliance) references member (id, alliance),
    foreign key (alliance, organ) references organ (alliance, id),
    foreign key (alliance, opinion_organ) references organ (alliance, id)
);

create index proposal_by_title on proposal (alliance, title_key);
create index proposal_of_member on proposal (proposer) where closed_at is null;

-- Who was asked for support, gave it, declined or withdrew it: appended, the latest of a member for a version counts.
create table support (
    id          bigint generated always as identity primary key,
    case_number text not null references proposal (case_number),
    member      uuid not null references member (id),
    version     int not null,
    step        text not null check (step in ('ASKED', 'GIVEN', 'DECLINED', 'WITHDRAWN', 'FALLEN')),
    by_user     text not null,
    channel     text not null,
    at          timestamptz not null
);

create index support_of_proposal on support (case_number, id);
create index support_of_member on support (member);

create table proposal_comment (
    id          bigint generated always as identity primary key,
    case_number text not null references proposal (case_number),
    member      uuid references member (id),
    author      text not null,
    by_user     text not null,
    channel     text not null,
    version     int not null,
    text        text not null,
    at          timestamptz not null
);

create index comment_of_proposal on proposal_comment (case_number, id);

create function refuse_change_of_proposal_record() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only added: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;

create trigger support_is_only_added before update or delete on support
    for each row execute function refuse_change_of_proposal_record();
create trigger comment_is_only_added before update or delete on proposal_comment
    for each row execute function refuse_change_of_proposal_record();

-- The register's projects. An alliance whose charter provides projects as groups has an organ of the same id.
create table project (
    alliance      text not null references alliance (id),
    id            text not null check (id ~ '^project-[1-9][0-9]*$'),
    case_number   text not null unique references proposal (case_number),
    title_zh      text not null,
    title_en      text not null,
    kind          text not null,
    goals         text not null,
    deliverables  text not null,
    licence       text not null,
    repository    text not null,
    proposer      uuid not null references member (id),
    driven_by     text not null,
    status        text not null check (status in ('INCUBATING', 'ACTIVE', 'ARCHIVED', 'TRANSFERRED')),
    article       text not null,
    registered_at timestamptz not null,
    status_since  timestamptz not null,
    primary key (alliance, id),
    foreign key (alliance, driven_by) references organ (alliance, id)
);
