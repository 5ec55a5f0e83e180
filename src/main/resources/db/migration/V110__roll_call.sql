-- The roll call of a meeting's vote, appended like the votes: of a seat the latest entry counts, so that who comes late
-- or leaves early is on record. Until now only presence was recorded, once for each seat.
alter table ballot_attendance drop constraint ballot_attendance_pkey;
alter table ballot_attendance add column sequence bigint generated always as identity primary key;
alter table ballot_attendance add column status text not null default 'present'
    check (status in ('present', 'represented', 'absent'));
alter table ballot_attendance alter column status drop default;
alter table ballot_attendance add column represented_by text;
alter table ballot_attendance add check ((status = 'represented') = (represented_by is not null));

create index attendance_of_seat on ballot_attendance (ballot, seat, sequence desc);
