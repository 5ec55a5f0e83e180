-- A meeting of an organ, from the call, or the request for one, to its end.
create table meeting (
    case_number  text primary key references case_file (number),
    alliance     text not null references alliance (id),
    organ        text not null,
    kind         text not null check (kind in ('ORDINARY', 'EXTRAORDINARY')),
    title_zh     text not null,
    title_en     text not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    place        text,
    link         text,
    public       boolean not null,
    state        text not null check (state in ('REQUESTED', 'REFUSED', 'ANNOUNCED', 'IN_SESSION', 'ADJOURNED',
                                                'CLOSED', 'CANCELLED')),
    called_by    text,
    called_at    timestamptz,
    requested_by text,
    reason       text,
    recorder     text,
    uid          text not null unique,
    sequence     int not null check (sequence >= 0),
    -- the notice that told of the present date: its hand-over is what the lead time is counted from
    notice       uuid,
    agenda_published_at timestamptz,
    check (ends_at > starts_at)
);

create index meeting_of_alliance on meeting (alliance, starts_at desc);
create index meeting_of_organ on meeting (alliance, organ, starts_at desc);

-- One stretch of a meeting: it is adjourned, and goes on in the next.
create table meeting_sitting (
    case_number text not null references meeting (case_number),
    position    int not null,
    opened_at   timestamptz not null,
    opened_by   text not null,
    ended_at    timestamptz,
    ending      text check (ending in ('ADJOURNED', 'NO_QUORUM', 'CLOSED')),
    primary key (case_number, position),
    check ((ended_at is null) = (ending is null))
);

-- A topic as it was proposed, and, once it is listed, an item of the agenda.
create table meeting_item (
    id           uuid primary key,
    case_number  text not null references meeting (case_number),
    position     int,
    state        text not null check (state in ('PROPOSED', 'LISTED', 'DEFERRED', 'WITHDRAWN')),
    title_zh     text not null,
    title_en     text not null,
    explanation  text,
    proposer     text not null,
    proposed_by  text not null,
    channel      text not null,
    kind         text not null check (kind in ('INFORMATION', 'DISCUSSION', 'DECISION')),
    matter       text,
    question_zh  text,
    question_en  text,
    ballot       uuid references ballot (id),
    own_ballot   boolean not null default false,
    admission    uuid references ballot (id),
    received_at  timestamptz not null,
    after_cut_off boolean not null,
    -- the notice that carried the item and its papers
    notice       uuid,
    -- why it is late, as found when the sitting was opened; null for in time
    late_zh      text,
    late_en      text,
    late_article text,
    admitted     boolean not null default false,
    notes        text,
    conclusion   text,
    check (kind = 'DECISION' or ballot is null),
    check (state <> 'LISTED' or position is not null)
);

create index item_of_meeting on meeting_item (case_number, position);
create index item_of_ballot on meeting_item (ballot) where ballot is not null;
create index item_of_admission on meeting_item (admission) where admission is not null;

create table meeting_paper (
    item     uuid not null references meeting_item (id),
    position int not null,
    document uuid not null,
    primary key (item, position)
);

-- Everybody entitled to attend, as it stands; those with a seat that votes and those without.
create table meeting_attendee (
    case_number text not null references meeting (case_number),
    key         text not null,
    position    int not null,
    user_id     text,
    name        text not null,
    email       text not null,
    unit_zh     text not null,
    unit_en     text not null,
    capacity_zh text not null,
    capacity_en text not null,
    seat        uuid,
    votes       boolean not null,
    invited     boolean not null,
    primary key (case_number, key),
    check (not votes or seat is not null)
);

-- Who said they come, decline or are undecided, and whom they send: the latest answer of a person counts.
create table meeting_answer (
    sequence    bigint generated always as identity primary key,
    case_number text not null,
    key         text not null,
    answer      text not null check (answer in ('ACCEPTED', 'DECLINED', 'TENTATIVE')),
    proxy       text,
    channel     text not null,
    at          timestamptz not null,
    foreign key (case_number, key) references meeting_attendee (case_number, key)
);

create index answer_to_meeting on meeting_answer (case_number, key, sequence desc);

-- The roll: of a person the latest entry counts, so that who comes late or leaves early is on record, with the item.
create table meeting_roll (
    sequence    bigint generated always as identity primary key,
    case_number text not null,
    sitting     int not null,
    key         text not null,
    status      text not null check (status in ('PRESENT', 'REPRESENTED', 'ABSENT')),
    proxy       text,
    item        uuid references meeting_item (id),
    at          timestamptz not null,
    by_user     text not null,
    foreign key (case_number, key) references meeting_attendee (case_number, key),
    foreign key (case_number, sitting) references meeting_sitting (case_number, position),
    check ((status = 'REPRESENTED') = (proxy is not null))
);

create index roll_of_meeting on meeting_roll (case_number, sitting, key, sequence desc);

create function refuse_change_of_meeting_record() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are only added: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;

create trigger answer_is_only_added before update or delete on meeting_answer
    for each row execute function refuse_change_of_meeting_record();
create trigger roll_is_only_added before update or delete on meeting_roll
    for each row execute function refuse_change_of_meeting_record();
