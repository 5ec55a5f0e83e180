-- What is done about a group in one case: setting it up, finding its leader, dissolving it.
create table group_case (
    case_number text primary key references case_file (number),
    alliance    text not null references alliance (id),
    procedure   text not null check (procedure in ('ESTABLISHMENT', 'LEADER', 'DISSOLUTION')),
    kind        text not null,
    organ       text,
    moved_by    text not null,
    unit        uuid,
    channel     text not null,
    opened_at   timestamptz not null,
    state       text not null,
    motive      text,
    rule        jsonb,
    round       int not null default 0,
    candidate   text,
    ballot      uuid references ballot (id),
    waiting     jsonb,
    reason      jsonb,
    closed_at   timestamptz,
    foreign key (alliance, organ) references organ (alliance, id),
    foreign key (unit, alliance) references member (id, alliance)
);

create index group_case_of_organ on group_case (alliance, organ);
create unique index one_leader_case_per_group
    on group_case (alliance, organ) where closed_at is null and procedure = 'LEADER';
create unique index one_dissolution_case_per_group
    on group_case (alliance, organ) where closed_at is null and procedure = 'DISSOLUTION';

-- What a group is to be, as proposed.
create table group_proposal (
    case_number text primary key references group_case (case_number),
    name_zh     text not null,
    name_en     text not null,
    purpose     text not null,
    ends_on     date,
    task        text
);

-- Whom units of a group recommend as its leader; put_at says when the question was put to the group.
create table leader_recommendation (
    id          bigint generated always as identity primary key,
    case_number text not null references group_case (case_number),
    round       int not null,
    candidate   text not null,
    member      uuid not null references member (id),
    by_user     text not null,
    channel     text not null,
    at          timestamptz not null,
    put_at      timestamptz,
    unique (case_number, round, candidate, member)
);
