-- Who asked for the erasure of whose data, and who decided it. The address stays only until then; its hash proves which
-- one it was.
create table erasure_request (
    id             uuid primary key,
    alliance       text        not null references alliance (id),
    address        text,
    address_sha256 text        not null check (address_sha256 ~ '^[0-9a-f]{64}$'),
    requested_by   text        not null,
    requested_at   timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    erased         int,
    kept           int,
    check (decided_by <> requested_by),
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (address is not null))
);

create unique index one_open_erasure_per_address on erasure_request (alliance, address_sha256) where decided_at is null;
