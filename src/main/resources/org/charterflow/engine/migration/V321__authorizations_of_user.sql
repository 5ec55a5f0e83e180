-- Every query of a person asks for the rights of their account or of their groups. The engine has an index for groups
-- alone, so that the database would go through the rights of all alliances instead.
create index charterflow_authorizations_of_user on camunda.act_ru_authorization (user_id_) where user_id_ is not null;
