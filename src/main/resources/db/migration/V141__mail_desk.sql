-- How each stage came to its result, for whoever asks why.
alter table inbound_mail
    add column class_reason          text,
    add column sender_verdict        text check (sender_verdict in ('proven', 'unproven', 'disproven')),
    add column sender_reason         text,
    -- The border's field that was believed.
    add column authentication_result text,
    add column correlation           text,
    add column finding               text,
    -- Who let a quarantined mail go on, as a person's mail whose sender is not proven.
    add column released_at           timestamptz,
    add column released_by           text,
    add check ((released_at is null) = (released_by is null));

create index inbound_mail_of_alliance on inbound_mail (alliance, received_at desc, id desc);
create index inbound_mail_of_case on inbound_mail (case_number) where case_number is not null;

-- Mail that answers nothing known: a person of the secretariat sees and settles it.
create table secretariat_mail (
    mail       uuid primary key references inbound_mail (id),
    alliance   text not null,
    settled_at timestamptz,
    settled_by text,
    note       text,
    check ((settled_at is null) = (settled_by is null))
);

create index secretariat_mail_open on secretariat_mail (alliance) where settled_at is null;
