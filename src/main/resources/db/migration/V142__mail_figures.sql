-- The figures are asked for every few seconds, over years of mail.
create index inbound_mail_figures on inbound_mail (alliance, status);
create index inbound_mail_loops on inbound_mail (received_at) where class = 'loop';
