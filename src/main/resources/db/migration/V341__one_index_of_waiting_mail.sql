-- While the statistics are from before a long notice, PostgreSQL took this index for the mails that are due, and read and
-- sorted all that wait for each batch. How long the oldest has waited is asked seldom, and delivery_due serves it.
drop index delivery_waiting;
