-- What forms were submitted with: of a seat's form its vote, by the name of whoever cast it. Ballot, journal and case keep
-- what has to be kept.
delete from camunda.act_hi_detail where type_ = 'FormProperty';
