-- The rule that a meeting was called by, and that each sitting is held by, as it was evaluated then.
alter table meeting add column callers text not null default '';
alter table meeting_sitting add column quorum int not null default 0 check (quorum >= 0);
alter table meeting_sitting add column representation boolean not null default false;
