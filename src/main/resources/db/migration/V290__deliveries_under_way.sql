-- Whether mails of a notice are still under way is asked with every delivery, and must not cost more in a large notice.
create index delivery_under_way on delivery (notice)
    where state in ('PENDING', 'SENDING', 'DEFERRED') and reached_at is null;
