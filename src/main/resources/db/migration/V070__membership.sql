-- Membership applications: what was asked, what was handed in, what was decided.

create table application (
    case_number        text primary key,
    alliance           text        not null,
    channel            text        not null check (channel in ('MAIL', 'API', 'PAPER')),
    state              text        not null,
    applicant_name     text        not null,
    applicant_address  text        not null,
    address_proven     boolean     not null,
    fields             jsonb       not null,
    original           text        not null,
    not_understood     jsonb       not null,
    remarks            jsonb       not null,
    findings           jsonb       not null,
    organisation_name  text        not null,
    organisation       text        not null,
    code               text,
    member_class       text        not null,
    class_by_board     boolean     not null default false,
    current_class      text,
    member_id          uuid,
    waiting_until      timestamptz,
    waiting_article    text,
    waiting_provisional boolean    not null default false,
    waiting_zh         text,
    waiting_en         text,
    reason_zh          text,
    reason_en          text,
    reason_article     text,
    decided_by         text,
    note               text,
    ballot_id          uuid,
    resolution_number  text,
    received_at        timestamptz not null,
    reached_at         timestamptz,
    closed_at          timestamptz,
    revision           integer     not null default 0
);

-- One organisation, one open case: a second application is linked to the first. What comes from an address that nobody
-- has proven blocks nobody.
create unique index application_open_code on application (alliance, code)
    where closed_at is null and address_proven and code is not null;
create unique index application_open_name on application (alliance, organisation)
    where closed_at is null and address_proven and organisation <> '';
create index application_alliance_state on application (alliance, state);

create table application_file (
    document_id uuid primary key,
    case_number text        not null references application (case_number),
    name        text        not null,
    media_type  text        not null,
    sha256      text        not null,
    kind        text,
    added_at    timestamptz not null
);
create index application_file_case on application_file (case_number);

-- What the applicant signed: version and hash as they were, who signed, and who saw the seal.
create table signed_document (
    case_number   text        not null references application (case_number),
    document      text        not null,
    version       text        not null,
    sha256        text        not null,
    title_zh      text        not null,
    title_en      text        not null,
    signer        text        not null,
    capacity      text        not null,
    signed_on     text        not null,
    recorded_at   timestamptz not null,
    seal          text        not null check (seal in ('not-seen', 'to-be-checked', 'checked', 'not-required')),
    seal_seen_by  text,
    seal_seen_at  timestamptz,
    primary key (case_number, document, version)
);

-- Which versions an applicant was asked to sign anew: no others are signed by the answer.
create table signature_request (
    case_number text not null references application (case_number),
    document    text not null,
    version     text not null,
    primary key (case_number, document, version)
);

create table invoice (
    number       text primary key,
    case_number  text        not null references application (case_number),
    alliance     text        not null,
    amount       integer     not null check (amount > 0),
    currency     text        not null,
    fee_year     integer     not null,
    article      text        not null,
    issued_at    timestamptz not null,
    due_at       timestamptz not null,
    settled_on   date,
    reference    text,
    settled_by   text,
    settled_how  text check (settled_how in ('settled', 'waived'))
);

create table invoice_counter (
    alliance text    not null,
    year     integer not null,
    last     integer not null,
    primary key (alliance, year)
);

-- What binds a member beyond its membership, and until when.
create table obligation (
    member     uuid not null,
    kind       text not null,
    article    text not null,
    since      date not null,
    content_zh text not null,
    content_en text not null,
    ends_zh    text not null,
    ends_en    text not null,
    primary key (member, kind)
);

-- Set-password links: only the hash of the token is kept, each works once.
create table account_invitation (
    token_hash   text primary key,
    alliance     text        not null,
    case_number  text        not null,
    user_id      text        not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
