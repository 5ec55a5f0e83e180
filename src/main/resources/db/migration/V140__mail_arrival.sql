-- When our own mail server took the mail (IMAP INTERNALDATE), as it said; null where the door has no such instant.
alter table inbound_mail add column server_received_at timestamptz;

-- What decides deadlines (Civil Code art. 137): the mail server's instant where it is the earlier one, else received_at.
alter table inbound_mail add column arrived_at timestamptz;
update inbound_mail set arrived_at = received_at;
alter table inbound_mail alter column arrived_at set not null;
alter table inbound_mail add check (arrived_at <= received_at);

-- Up to which instant a mailbox has been read: whatever arrived in it before is stored.
create table mailbox_reading (
    alliance   text        not null,
    mailbox    text        not null,
    read_until timestamptz not null,
    primary key (alliance, mailbox)
);
