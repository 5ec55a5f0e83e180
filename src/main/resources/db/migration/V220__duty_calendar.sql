-- Events that a secretariat keeps in the calendar, and meetings held without a notice of this system.
create table alliance_event (
    id         uuid primary key,
    alliance   text not null references alliance (id),
    kind       text not null check (kind in ('PLENARY', 'MEETING', 'EVENT')),
    organ      text,
    title_zh   text not null,
    title_en   text not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at > starts_at),
    place      text,
    open       boolean not null,
    sequence   int not null,
    called_off boolean not null,
    changed_at timestamptz not null,
    foreign key (alliance, organ) references organ (alliance, id)
);

create index event_of_alliance on alliance_event (alliance, starts_at);

-- Since when an alliance's duties are watched: what was held before is not known here.
create table duty_watch (
    alliance text primary key references alliance (id),
    since    timestamptz not null
);

-- Who was warned of what, once for each stage; stage 0 is the end of the period.
create table duty_warning (
    alliance  text not null references alliance (id),
    duty      text not null,
    organ     text not null,
    first_day date not null,
    stage     int not null check (stage >= 0),
    warned_at timestamptz not null,
    primary key (alliance, duty, organ, first_day, stage)
);

-- The one token of each person's calendar that counts.
create table calendar_feed (
    alliance  text not null references alliance (id),
    user_id   text not null,
    token_sha256 text not null,
    issued_at timestamptz not null,
    primary key (alliance, user_id)
);
