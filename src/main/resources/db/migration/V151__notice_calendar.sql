-- The event a notice invites to, as the mails of that notice carry it.
create table notice_calendar (
    notice         uuid primary key references notice (id),
    uid            text        not null,
    sequence       int         not null check (sequence >= 0),
    cancelled      boolean     not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null check (ends_at > starts_at),
    zone           text        not null,
    summary_zh     text        not null,
    summary_en     text        not null,
    location       text
);
