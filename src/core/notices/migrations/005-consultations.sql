-- What contributors to a consultation hear, when they left an address.
insert into notices.template (name, subject, body, words, slots) values
  ('consultations.result', '您提的意见有了结果：{标题}', '您在{网站}就一份草案提了意见（编号 {编号}）。意见采纳情况已经公布：

{标题}
{链接}

用编号和查询码可以核对您的意见是否原样登记在册。', '意见采纳情况公布时，发给留了邮箱的提出人', '{网站,标题,编号,链接}'),
  ('consultations.decision', '您提过意见的文件已经发布：{标题}', '您在{网站}提过意见（编号 {编号}）的草案已经成为正式文件：

{标题}
{链接}', '正式文件发布时，发给留了邮箱的提出人', '{网站,标题,编号,链接}');
