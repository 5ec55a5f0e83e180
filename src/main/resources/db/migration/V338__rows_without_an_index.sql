-- A node that starts looks for the ballots that are open, few among all that ever were.
create index ballot_open on ballot (opened_at, id) where state = 'open';

-- A member's representatives, and whoever asks for erasure by address: former ones too.
create index representative_of_member on representative (member);
create index representative_by_address on representative (alliance, lower(email));

-- The page of a mail names its repetitions.
create index inbound_mail_repeated on inbound_mail (duplicate_of) where duplicate_of is not null;
