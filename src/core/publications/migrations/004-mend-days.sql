-- Working days its drafter has to mend a text of this kind that came back from review (五（十四）: 明确时限).
alter table publications.kind
  add column mend_days int not null default 3 check (mend_days between 1 and 30);
