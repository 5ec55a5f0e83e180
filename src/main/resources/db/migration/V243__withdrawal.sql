-- Members that leave: what they declared, when it arrived, by which rule and when it took effect.
create table withdrawal (
    case_number       text primary key references case_file (number),
    alliance          text        not null references alliance (id),
    member            uuid        not null,
    declared_by       text        not null,
    channel           text        not null,
    declaration       text        not null,
    arrived_at        timestamptz not null,
    -- the case this answers, such as the amendment a member does not accept (OSCAR-40)
    cause             text references case_file (number),
    state             text        not null,
    article           text,
    ballot            uuid,
    resolution        text,
    effective_at      timestamptz,
    closed_at         timestamptz,
    foreign key (member, alliance) references member (id, alliance)
);

create unique index one_open_withdrawal_of_a_member on withdrawal (member) where closed_at is null;
create index withdrawal_by_cause on withdrawal (cause) where cause is not null;
