-- The unit a motion of the meeting is about.
alter table meeting_item add column interested_member uuid references member (id);
