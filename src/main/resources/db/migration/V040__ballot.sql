-- One question put to one organ. Everything that decides it is sealed when the vote opens: see ballot_stays_sealed.
create table ballot (
    id                     uuid primary key,
    alliance               text        not null,
    case_number            text        not null references case_file (number),
    organ                  text        not null,
    matter                 text        not null,
    question_zh            text        not null,
    question_en            text        not null,
    interested_member      uuid,
    state                  text        not null
        check (state in ('prepared', 'called', 'discussion', 'open', 'closed', 'withdrawn')),
    prepared_at            timestamptz not null,
    rule                   jsonb,
    called_by              text,
    called_at              timestamptz,
    discussion_ends        timestamptz,
    opened_at              timestamptz,
    closes_at              timestamptz,
    closing_period         text,
    closing_article        text,
    closing_reading        text,
    closing_provisional    boolean,
    closing_counting_zh    text,
    closing_counting_en    text,
    seal                   char(64),
    ended_at               timestamptz,
    outcome                text check (outcome in ('adopted', 'rejected', 'no-quorum')),
    count                  jsonb,
    withdrawal_reason      text,
    check ((seal is null) = (opened_at is null)),
    check ((outcome is not null) = (state = 'closed')),
    check ((ended_at is not null) = (state in ('closed', 'withdrawn')))
);

create index ballot_of_case on ballot (case_number);
create index ballot_of_alliance on ballot (alliance, prepared_at desc);

create table ballot_paper (
    ballot   uuid not null references ballot (id),
    position int  not null,
    document uuid not null,
    name     text not null,
    sha256   char(64) not null,
    primary key (ballot, position)
);

-- The electorate seat by seat: the unit votes; who represented it at the opening is on record.
create table ballot_seat (
    ballot         uuid not null references ballot (id),
    seat           uuid not null,
    position       int  not null,
    member         uuid not null,
    unit_zh        text not null,
    unit_en        text not null,
    capacity       text not null,
    representative text,
    recused        boolean not null,
    primary key (ballot, seat)
);

-- One row for each vote given; of a seat the one that arrived last counts. Rows are counted, there is no counter.
create table vote (
    sequence   bigint generated always as identity primary key,
    ballot     uuid        not null,
    seat       uuid        not null,
    choice     text        not null check (choice in ('for', 'abstain', 'against')),
    interest   boolean     not null,
    remark     text,
    channel    text        not null
        check (channel in ('task', 'mail', 'link', 'room', 'transcription')),
    cast_by    text        not null,
    entered_by text,
    evidence   text,
    scan       uuid,
    at         timestamptz not null,
    foreign key (ballot, seat) references ballot_seat (ballot, seat)
);

create index vote_of_seat on vote (ballot, seat, at desc, sequence desc);

-- Who was present at a meeting. Whoever votes is present without being called.
create table ballot_attendance (
    ballot      uuid        not null,
    seat        uuid        not null,
    recorded_by text        not null,
    at          timestamptz not null,
    primary key (ballot, seat),
    foreign key (ballot, seat) references ballot_seat (ballot, seat)
);

-- A signed paper vote on its way into the ballot: one person enters it, another confirms it against the scan.
create table transcription (
    id         uuid primary key,
    ballot     uuid        not null,
    seat       uuid        not null,
    choice     text        not null check (choice in ('for', 'abstain', 'against')),
    interest   boolean     not null,
    scan       uuid        not null,
    entered_by text        not null,
    entered_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    confirmed  boolean,
    foreign key (ballot, seat) references ballot_seat (ballot, seat),
    check (decided_by <> entered_by),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (confirmed is null))
);

create index transcription_of_ballot on transcription (ballot, entered_at);

-- Document numbers (文号), gap-free per alliance and year: the counter's row is locked until the transaction ends.
create table resolution_counter (
    alliance text not null,
    year     int  not null,
    last     int  not null check (last > 0),
    primary key (alliance, year)
);

create table resolution (
    ballot        uuid primary key references ballot (id),
    alliance      text        not null,
    case_number   text        not null references case_file (number),
    year          int         not null,
    serial        int         not null,
    number        text        not null,
    organ         text        not null,
    matter        text        not null,
    question_zh   text        not null,
    question_en   text        not null,
    outcome       text        not null check (outcome in ('adopted', 'rejected', 'no-quorum')),
    arithmetic_zh text        not null,
    arithmetic_en text        not null,
    article       text        not null,
    reading       text,
    audience      text        not null,
    resolved_at   timestamptz not null,
    unique (alliance, year, serial)
);

create index resolution_of_case on resolution (case_number);

create trigger votes_are_append_only
    before update or delete on vote for each row execute function refuse_change();
create trigger votes_are_never_truncated
    before truncate on vote for each statement execute function refuse_change();
create trigger attendance_is_append_only
    before update or delete on ballot_attendance for each row execute function refuse_change();
create trigger resolutions_are_append_only
    before update or delete on resolution for each row execute function refuse_change();
create trigger resolutions_are_never_truncated
    before truncate on resolution for each statement execute function refuse_change();

-- From the opening on a ballot can only end; once ended it stays as it is.
create function ballot_stays_sealed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'a ballot is never deleted' using errcode = 'restrict_violation';
    end if;
    if old.ended_at is not null then
        raise exception 'ballot % has ended', old.id using errcode = 'restrict_violation';
    end if;
    if old.seal is not null
       and (to_jsonb(new) - '{state,ended_at,outcome,count,withdrawal_reason}'::text[])
           is distinct from (to_jsonb(old) - '{state,ended_at,outcome,count,withdrawal_reason}'::text[]) then
        raise exception 'ballot % is sealed', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger ballot_stays_sealed
    before update or delete on ballot for each row execute function ballot_stays_sealed();

-- Papers and electorate are written once, before the seal is.
create function sealed_rows_stay() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
    end if;
    if (select seal from ballot where id = new.ballot) is not null then
        raise exception 'ballot % is sealed', new.ballot using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger ballot_papers_stay_sealed
    before insert or update or delete on ballot_paper for each row execute function sealed_rows_stay();
create trigger ballot_seats_stay_sealed
    before insert or update or delete on ballot_seat for each row execute function sealed_rows_stay();
