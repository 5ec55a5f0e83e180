-- Which version of the charter an obligation is under: the one in force while the unit is a member; of one that has
-- left, the last that bound it (OSCAR-27, OSCAR-40).
alter table obligation add column charter_version text;

update obligation
   set charter_version = (select document.version from governing_document document
                            join member on member.id = obligation.member and member.alliance = document.alliance
                           where document.name in ('charter', 'model-rules')
                           order by document.effective_from desc limit 1);
