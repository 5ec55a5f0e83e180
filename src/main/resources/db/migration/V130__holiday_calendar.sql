-- Holiday calendars that a secretariat put in: of each year the highest version counts, before the file in charters/.
create table holiday_calendar (
    id          uuid primary key,
    alliance    text        not null references alliance (id),
    year        int         not null check (year between 2000 and 2200),
    version     int         not null check (version > 0),
    content     text        not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    unique (alliance, year, version)
);

create trigger holiday_calendar_is_append_only
    before update or delete on holiday_calendar for each row execute function refuse_change();
create trigger holiday_calendar_is_never_truncated
    before truncate on holiday_calendar for each statement execute function refuse_change();
