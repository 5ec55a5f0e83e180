create table reply_token (
    id          bigint primary key,
    purpose     text        not null,
    alliance    text        not null,
    case_number text references case_file (number),
    subject     text        not null,
    expires_at  timestamptz,
    issued_at   timestamptz not null
);

create table notice (
    id            uuid primary key,
    alliance      text        not null,
    case_number   text references case_file (number),
    kind          text        not null,
    subject       text        not null,
    body          text        not null,
    reply_purpose text,
    created_at    timestamptz not null
);

create index notice_of_case on notice (case_number, created_at);

create table notice_document (
    notice   uuid not null references notice (id),
    position int  not null,
    document uuid not null references document (id),
    primary key (notice, position)
);

-- One row per notice and addressee: the outbox and, with its evidence, the delivery ledger.
create table delivery (
    id            bigint generated always as identity primary key,
    notice        uuid        not null references notice (id),
    addressee_key text        not null,
    name          text        not null,
    address       text        not null,
    domain        text        not null,
    seat          uuid,
    token         bigint references reply_token (id),
    message_id    text        not null unique,
    state         text        not null
                  check (state in ('PENDING', 'SENDING', 'SENT', 'DEFERRED', 'FAILED', 'BOUNCED')),
    attempts      int         not null,
    -- When it is to be sent (PENDING, DEFERRED), or when whoever is sending it is taken for dead (SENDING).
    due_at        timestamptz not null,
    answer        text,
    handed_over_at timestamptz,
    reached_at    timestamptz,
    -- When the features are to be told of the outcome; null when there is nothing to tell.
    tell_at       timestamptz,
    unique (notice, addressee_key)
);

create index delivery_due on delivery (due_at, id) where state in ('PENDING', 'SENDING', 'DEFERRED');
create index delivery_to_tell on delivery (tell_at) where tell_at is not null;
create index delivery_handed_over on delivery (handed_over_at);
create index delivery_by_address on delivery (address, handed_over_at desc);

create table delivery_evidence (
    id       bigint generated always as identity primary key,
    delivery bigint      not null references delivery (id),
    at       timestamptz not null,
    what     text        not null
             check (what in ('SENT', 'DEFERRED', 'FAILED', 'BOUNCED', 'DELAYED', 'REACHED_OTHERWISE')),
    evidence text        not null,
    -- Who put it on record; null for the mail servers' own words.
    recorded_by text
);

create index evidence_of_delivery on delivery_evidence (delivery, id);

create trigger evidence_is_append_only
    before update or delete on delivery_evidence for each row execute function refuse_change();
create trigger evidence_is_never_truncated
    before truncate on delivery_evidence for each statement execute function refuse_change();
