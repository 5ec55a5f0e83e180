-- A motion to change a project's status, put to the organ that drives it.
create table status_motion (
    case_number text primary key references case_file (number),
    alliance    text not null,
    project     text not null,
    status      text not null check (status in ('INCUBATING', 'ACTIVE', 'ARCHIVED', 'TRANSFERRED')),
    reason      text not null,
    proposed_by text not null,
    ballot      uuid references ballot (id),
    closed_at   timestamptz,
    foreign key (alliance, project) references project (alliance, id)
);

create unique index one_open_motion_per_project on status_motion (alliance, project) where closed_at is null;
