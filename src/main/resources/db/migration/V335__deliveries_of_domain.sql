-- How many mails a domain got in the last minute: asked for each domain of a batch.
create index delivery_of_domain on delivery (domain, claimed_at) where claimed_at is not null;
