-- The alliances themselves stand in charters/<id>/alliance.yaml; these rows are what others refer to.
create table alliance (
    id        text primary key check (id ~ '^[a-z][a-z0-9]*$'),
    case_mark text not null unique
);

-- The charter's organs come from the profile; groups are set up and dissolved by decision.
create table organ (
    alliance text not null references alliance (id),
    id       text not null check (id ~ '^[a-z][a-z0-9-]*$'),
    kind     text not null,
    name_zh  text not null,
    name_en  text not null,
    since    date,
    ended_on date,
    primary key (alliance, id)
);

-- The counter's row is locked until the transaction ends, so member numbers have no gaps.
create table member_counter (
    alliance text primary key references alliance (id),
    last     int not null check (last > 0)
);

-- A unit: a member, or the organisation of an adviser, who sits in an organ without being a member.
create table member (
    id             uuid primary key,
    alliance       text not null references alliance (id),
    number         text not null,
    name_zh        text not null,
    name_en        text not null,
    name_key_zh    text not null,
    name_key_en    text not null,
    kind           text not null,
    country        text not null check (country ~ '^[A-Z]{2}$'),
    uscc           text,
    lei            text,
    website        text,
    notice_address text not null,
    since          date not null,
    ended_on       date,
    ended_by       text,
    unique (alliance, number),
    unique (id, alliance),
    check ((ended_on is null) = (ended_by is null)),
    check (ended_on >= since)
);

create unique index member_uscc_is_unique on member (alliance, uscc) where ended_on is null;
create index member_by_name_zh on member (alliance, name_key_zh);
create index member_by_name_en on member (alliance, name_key_en);

-- The classes a member has had; 'adviser' stands for none.
create table class_term (
    id           uuid primary key,
    member       uuid not null references member (id),
    member_class text not null,
    since        date not null,
    ended_on     date,
    check (ended_on >= since)
);

create unique index one_class_at_a_time on class_term (member) where ended_on is null;

create table representative (
    id       uuid primary key,
    alliance text not null,
    member   uuid not null,
    user_id  text not null unique check (user_id ~ '^[a-zA-Z0-9._-]+$'),
    name     text not null,
    position text,
    email    text not null,
    mobile   text,
    since    date not null,
    ended_on date,
    foreign key (member, alliance) references member (id, alliance),
    check (ended_on >= since)
);

create unique index one_representative_at_a_time on representative (member) where ended_on is null;
create unique index nobody_acts_for_two_units on representative (alliance, lower(email)) where ended_on is null;

create table seat (
    id       uuid primary key,
    alliance text not null,
    organ    text not null,
    member   uuid not null,
    capacity text not null,
    votes    boolean not null,
    since    date not null,
    ended_on date,
    foreign key (alliance, organ) references organ (alliance, id),
    foreign key (member, alliance) references member (id, alliance),
    check (ended_on >= since)
);

create unique index one_seat_per_unit_and_organ on seat (alliance, organ, member) where ended_on is null;
create index seat_of_member on seat (member) where ended_on is null;

-- Who holds which office; of a member unit, or of none (a secretary-general).
create table office_holder (
    id        uuid primary key,
    alliance  text not null,
    organ     text not null,
    office    text not null,
    user_id   text not null check (user_id ~ '^[a-zA-Z0-9._-]+$'),
    name      text not null,
    email     text not null,
    member    uuid,
    since     date not null,
    term_ends date,
    ended_on  date,
    foreign key (alliance, organ) references organ (alliance, id),
    foreign key (member, alliance) references member (id, alliance),
    check (ended_on >= since),
    check (term_ends >= since)
);

create unique index an_office_is_held_once_by_a_person
    on office_holder (alliance, organ, office, user_id) where ended_on is null;

-- Ends are dates: nothing of this is ever deleted.
create function refuse_delete() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % end by a date: % refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end
$$;

create trigger member_is_never_deleted before delete on member
    for each row execute function refuse_delete();
create trigger class_term_is_never_deleted before delete on class_term
    for each row execute function refuse_delete();
create trigger representative_is_never_deleted before delete on representative
    for each row execute function refuse_delete();
create trigger organ_is_never_deleted before delete on organ
    for each row execute function refuse_delete();
create trigger seat_is_never_deleted before delete on seat
    for each row execute function refuse_delete();
create trigger office_holder_is_never_deleted before delete on office_holder
    for each row execute function refuse_delete();
