-- What a deadline was counted from, so that it can be counted anew when a holiday calendar arrives.
alter table application add column waiting_period text;
alter table application add column waiting_since timestamptz;

update application
   set waiting_period = case state
           when 'ADDRESS_TO_BE_CONFIRMED' then 'challenge'
           when 'TO_BE_COMPLETED' then 'completion'
           when 'TO_BE_SIGNED' then 'signature'
           when 'UNDER_REVIEW' then 'review'
           when 'FEE_DUE' then 'invoice'
           else 'acceptance-delivery' end,
       waiting_since = coalesce(
           (select max(at) from journal
             where journal.case_number = application.case_number
               and action in ('address-challenged', 'completion-requested', 'signature-requested', 'review-begun',
                              'acceptance-sent', 'invoice-issued')),
           received_at)
 where waiting_until is not null;

alter table application add constraint application_waiting_is_counted
    check (waiting_until is null or waiting_period is not null and waiting_since is not null);
