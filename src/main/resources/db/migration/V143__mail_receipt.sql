-- What was written to a mail's sender when the mail was worked on.
create table mail_receipt (
    mail   uuid not null references inbound_mail (id),
    notice uuid not null references notice (id),
    primary key (mail, notice)
);
