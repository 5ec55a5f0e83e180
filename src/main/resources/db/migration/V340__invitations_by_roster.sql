-- Who comes with the roster of an alliance has an account by no case.
alter table account_invitation alter column case_number drop not null;
