-- A delivery is tried, paced, sent again to a corrected address, and settled by a person where mail failed.
alter table delivery
    -- When it was put into the outbox, or put there again; it is tried for five days from here.
    add column queued_at      timestamptz,
    -- When a worker last took it; the rate of a domain counts attempts, not successes.
    add column claimed_at     timestamptz,
    -- Which sending it is: 1, and one more with each time a person has it sent again.
    add column sending        int not null default 1,
    -- When the secretariat gave up reaching the addressee.
    add column written_off_at timestamptz;

update delivery d set queued_at = n.created_at, claimed_at = d.handed_over_at from notice n where n.id = d.notice;
alter table delivery alter column queued_at set not null;

drop index delivery_handed_over;
create index delivery_claimed on delivery (claimed_at);
create index delivery_by_state on delivery (state);
create index delivery_waiting on delivery (queued_at) where state in ('PENDING', 'SENDING', 'DEFERRED');
create index delivery_undelivered on delivery (id)
    where state in ('FAILED', 'BOUNCED') and reached_at is null and written_off_at is null;

alter table notice
    -- Whether the secretariat is to see to it that it arrives.
    add column tracked boolean not null default true;

create index notice_of_alliance on notice (alliance, created_at desc, id desc);

-- The key that a token is sealed with: a mail that goes out again after a change of keys is still the same mail.
alter table reply_token add column key_id smallint;

alter table delivery_evidence
    add column means text check (means in ('REGISTERED_LETTER', 'COURIER', 'BY_HAND', 'TELEPHONE', 'MESSAGE', 'OTHER')),
    add column document uuid references document (id),
    drop constraint delivery_evidence_what_check,
    add check (what in ('SENT', 'DEFERRED', 'FAILED', 'BOUNCED', 'DELAYED', 'REACHED_OTHERWISE', 'SENT_AGAIN', 'WRITTEN_OFF'));
