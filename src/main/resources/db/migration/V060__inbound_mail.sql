-- received = applied + duplicate + ignored + rejected + clarify + challenged + quarantined + pending, at every moment:
-- every mail taken in is one row, and a row has one status.
create table inbound_mail (
    id              uuid primary key,
    alliance        text        not null,
    door            text        not null check (door in ('http', 'imap')),
    recipient       text        not null,
    -- Where IMAP found it; a second row with the same place was fetched again after a crash.
    mailbox         text,
    uid_validity    bigint,
    uid             bigint,
    received_at     timestamptz not null,
    message_id      text,
    content_hash    text        not null check (content_hash ~ '^[0-9a-f]{64}$'),
    -- Set on the first of its kind alone: alliance, recipient and Message-ID, or the hash where there is none.
    first_key       text unique,
    duplicate_of    uuid references inbound_mail (id),
    status          text        not null check (status in ('pending', 'applied', 'duplicate', 'ignored', 'rejected',
                                                           'clarify', 'challenged', 'quarantined')),
    class           text check (class in ('loop', 'bounce', 'read-receipt', 'complaint', 'calendar', 'automatic', 'list',
                                          'human')),
    sender          text,
    sender_name     text,
    subject         text,
    text            text,
    purpose         text,
    reason          text,
    case_number     text references case_file (number),
    decided_at      timestamptz,
    -- When the owner of the sender's address confirmed to have written it.
    confirmed_at    timestamptz,
    attempts        int         not null default 0,
    -- Null when nothing is to be tried, or when three attempts failed and an operator has to look.
    next_attempt_at timestamptz,
    check ((status = 'duplicate') = (duplicate_of is not null))
);

create index inbound_mail_to_do on inbound_mail (next_attempt_at, received_at) where status = 'pending';
create index inbound_mail_place on inbound_mail (alliance, mailbox, uid_validity, uid) where uid is not null;
create index inbound_mail_same on inbound_mail (alliance, recipient, content_hash);
create index inbound_mail_by_sender on inbound_mail (alliance, sender, received_at);

-- The bytes as they came. They may be erased (personal data), never altered.
create table inbound_mail_content (
    mail    uuid primary key references inbound_mail (id),
    content bytea not null
);

create trigger mail_content_is_never_altered
    before update on inbound_mail_content for each row execute function refuse_change();

-- How often a sender was answered on a day of the alliance, by kind of answer.
create table mail_answer (
    alliance text not null,
    address  text not null,
    kind     text not null,
    day      date not null,
    answers  int  not null,
    primary key (alliance, address, kind, day)
);
