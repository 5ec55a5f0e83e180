-- Until when the node that took a mail has it to itself. No index knows it, and pages have room, so that taking a mail
-- writes its row alone (heap-only tuples).
alter table inbound_mail add column claimed_until timestamptz;
alter table inbound_mail set (fillfactor = 60);

-- The first of its kind is found by its key; only mails that reuse a Message-ID with other bytes are looked for by them.
drop index inbound_mail_same;
create index inbound_mail_reused on inbound_mail (alliance, recipient, content_hash)
    where first_key is null and duplicate_of is null;

-- A mail has a sender from the moment it is decided on.
drop index inbound_mail_by_sender;
create index inbound_mail_by_sender on inbound_mail (alliance, sender, received_at) where sender is not null;
