-- The picture of an application that came on paper.
alter table requests.paper drop constraint paper_use_check;
alter table requests.paper add constraint paper_use_check check (use in ('application', 'identity', 'authorisation', 'correction', 'answer'));
