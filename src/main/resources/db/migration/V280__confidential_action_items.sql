-- What a confidential item leaves to be done is not in published minutes (OSCAR-34).
alter table action_item add column confidential boolean not null default false;
