-- Amendments of governing documents: what is proposed, how it was decided, and on which day it takes effect.
create table amendment (
    case_number       text primary key references case_file (number),
    alliance          text        not null references alliance (id),
    organ             text        not null,
    title_zh          text        not null,
    title_en          text        not null,
    reason            text        not null,
    drafted_by        text        not null,
    state             text        not null
        check (state in ('draft', 'before-organ', 'adopted', 'in-force', 'rejected', 'withdrawn')),
    asked_for         date,
    report            uuid,
    ballot            uuid references ballot (id),
    withdrawal_ballot uuid references ballot (id),
    resolution        text,
    notice            uuid references notice (id),
    adopted_at        timestamptz,
    -- expected only, until the last member has been reached
    effective_at      timestamptz,
    reached_all       boolean     not null default false,
    ended_at          timestamptz,
    check ((state in ('adopted', 'in-force')) <= (resolution is not null and effective_at is not null)),
    check ((ended_at is not null) = (state in ('in-force', 'rejected', 'withdrawn')))
);

create index amendment_of_alliance on amendment (alliance, state);

-- A document's new text as a whole, and the version it was written from.
create table amendment_document (
    case_number text not null references amendment (case_number),
    name        text not null,
    base        uuid not null references governing_document (id),
    text        text not null,
    announced   uuid references governing_document (id),
    primary key (case_number, name)
);

-- A changed table, written anew from what was read, and the text it was changed from.
create table amendment_table (
    case_number text not null references amendment (case_number),
    decision_id text not null,
    base_sha256 text not null check (base_sha256 ~ '^[0-9a-f]{64}$'),
    base        text not null,
    dmn         text not null,
    gaps        text,
    primary key (case_number, decision_id)
);

-- Whom nothing reached: put to the board, with an announcement on the register's site.
create table amendment_unreached (
    case_number   text        not null references amendment (case_number),
    addressee_key text        not null,
    name          text        not null,
    reason        text        not null,
    announced_at  timestamptz not null,
    ballot        uuid references ballot (id),
    decided_at    timestamptz,
    accepted      boolean,
    primary key (case_number, addressee_key),
    check ((decided_at is null) = (accepted is null))
);
