-- Settling, waiving and reminding look for the invoice of a case that is open; there is one at a time.
create unique index one_open_invoice_of_case on invoice (case_number) where settled_on is null;
