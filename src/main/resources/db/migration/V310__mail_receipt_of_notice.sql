-- Whether a notice has been told apart as the answer to a mail already.
create index mail_receipt_of_notice on mail_receipt (notice);
