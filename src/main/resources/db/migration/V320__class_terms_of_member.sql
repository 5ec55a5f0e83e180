-- The class of a unit is read with the unit, whether it is a member or was one.
create index class_term_of_member on class_term (member);
