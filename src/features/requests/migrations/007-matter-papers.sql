-- What shows that a record is wrong, or what happened: papers of corrections and complaints, sealed like those of applications.
alter table requests.paper add column matter bigint references requests.matter (id);
alter table requests.paper drop constraint paper_use_check;
alter table requests.paper add constraint paper_use_check
  check (use in ('application', 'identity', 'authorisation', 'correction', 'answer', 'proof'));
alter table requests.paper add constraint paper_of_one check (num_nonnulls(request, matter) <= 1);
create index paper_matter on requests.paper (matter) where matter is not null;

insert into notices.template (name, subject, body, words, slots) values
  ('requests.matter', '{事项} {编号}：{进展}',
   E'您好：\n\n您提出的{事项} {编号} {进展}。\n\n请打开下面的页面，填写编号和查询码查看。\n{查询页}\n\n为保护您的个人信息，邮件里不写提出的内容。',
   '更正申请、公开工作投诉：告诉提出的人有新的进展', array['事项', '编号', '进展', '查询页']);
