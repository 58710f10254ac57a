-- A letter to somebody who is no member of staff. Address, facts and keys are personal: sealed with the installation's secret, and
-- taken away when they have had their time. What it lists stays a list of ids: its words are looked up when it is sent.
create table notices.letter (
  id bigint generated always as identity primary key,
  template text not null references notices.template (name),
  content bytea,
  publications text[] not null default '{}',
  -- what it is about, as room.table:id
  object text not null,
  created_at timestamptz not null default now()
);
create index letter_object on notices.letter (object) where content is not null;
create index letter_created on notices.letter (created_at) where content is not null;

-- As notices.delivery: one row an attempt, written before it is made.
create table notices.letter_attempt (
  letter bigint not null references notices.letter (id),
  attempt int not null check (attempt > 0),
  channel text not null check (channel in ('mailbox', 'smtp', 'nothing')),
  at timestamptz not null default now(),
  worked boolean,
  problem text,
  primary key (letter, attempt)
);
create unique index letter_attempt_once on notices.letter_attempt (letter) where worked;

insert into notices.template (name, subject, body, words, slots) values
  ('subscriptions.confirm', '请确认邮件订阅：{内容}', '有人在{网站}用这个邮箱订阅了下面的内容：

内容：{内容}
频率：{频率}

如果是您本人订阅的，请在 {期限} 天内打开这个链接，并在页面上确认：
{确认链接}

如果不是您订阅的，请不要理会这封邮件，以后不会再收到，这个邮箱也会从本站删除。', '有人用一个邮箱订阅时，发给这个邮箱', '{网站,内容,频率,期限,确认链接}'),
  ('subscriptions.already', '您已经订阅：{内容}', '有人在{网站}用这个邮箱再次订阅了下面的内容，您此前已经订阅，不需要再确认。

内容：{内容}
频率：{频率}

修改频率或退订：
{管理链接}', '用已经订阅的邮箱再次订阅时，发给这个邮箱', '{网站,内容,频率,管理链接}'),
  ('subscriptions.digest', '{网站}：{内容}有新公开的信息', '您订阅的“{内容}”有新公开的信息：

{目录}
修改频率或退订：
{管理链接}', '订阅的内容有新公开的信息时，发给订阅人', '{网站,内容,频率,目录,管理链接}');
