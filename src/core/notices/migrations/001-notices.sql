-- What the office says when something happens; the words are the office's to change.
create table notices.template (
  name text primary key check (name ~ '^[a-z_]+\.[a-z_]+$'),
  subject text not null check (length(trim(subject)) between 1 and 200),
  body text not null check (length(trim(body)) between 1 and 4000),
  -- when it is sent, for the person who edits it
  words text not null,
  -- the facts that may stand in braces: {标题}
  slots text[] not null
);

-- Where a person reads mail, given by that person; without it the mailbox of the console is the only place.
create table notices.address (
  person bigint primary key references people.person (id),
  email text not null check (email ~ '^[^\s@<>,;]+@[^\s@<>,;]+$' and length(email) <= 200)
);

create table notices.message (
  id bigint generated always as identity primary key,
  person bigint not null references people.person (id),
  template text not null references notices.template (name),
  -- the address as it was when the message was written
  to_address text,
  subject text not null,
  body text not null,
  -- what it is about, as room.table:id, and the page of the console that shows it
  object text not null,
  path text check (path ~ '^/[^/]'),
  created_at timestamptz not null default now()
);
create index message_person on notices.message (person, id desc);

-- One row an attempt, written before it is made: worked is null while it is under way, and stays so after a crash.
create table notices.delivery (
  message bigint not null references notices.message (id),
  attempt int not null check (attempt > 0),
  channel text not null check (channel in ('mailbox', 'smtp')),
  at timestamptz not null default now(),
  worked boolean,
  problem text,
  primary key (message, attempt)
);
create unique index delivery_once on notices.delivery (message) where worked;

create table notices.read (
  message bigint not null references notices.message (id),
  person bigint not null references people.person (id),
  at timestamptz not null default now(),
  primary key (message, person)
);

insert into notices.template (name, subject, body, words, slots) values
  ('workflow.arrived', '新的待办：{标题}', '您有一件新的待办。

标题：{标题}
环节：{环节}
期限：{期限}', '一件事到达某人手中时', '{标题,环节,期限}'),
  ('workflow.handed_over', '{转办人}转来待办：{标题}', '{转办人}把一件待办转给您办理。

标题：{标题}
环节：{环节}
期限：{期限}
说明：{说明}', '待办被转给同事时，发给接手的人', '{标题,环节,期限,转办人,说明}'),
  ('workflow.urged', '催办：{标题}', '{催办人}催办这件事。

标题：{标题}
环节：{环节}
期限：{期限}
说明：{说明}', '有人催办时，发给应当办理的人', '{标题,环节,期限,催办人,说明}'),
  ('review.returned', '退回修改：{标题}', '您送审的文件被退回。

标题：{标题}
环节：{环节}
意见：{意见}', '送审的文件被退回时，发给拟稿人', '{标题,环节,意见}'),
  ('review.cleared', '已签发：{标题}', '您送审的文件已经签发。

标题：{标题}', '送审的文件签发后，发给拟稿人', '{标题}'),
  ('review.voided', '审查结论失效：{标题}', '送审后文字又被修改，原来的审查结论失效，需要重新送审。

标题：{标题}
原因：{原因}', '送审后修改文字时，发给拟稿人和已经审查的人', '{标题,原因}'),
  ('publications.published', '已发布：{标题}', '您起草的文件已经发布，公众现在可以看到。

标题：{标题}', '文件发布后，发给拟稿人', '{标题}'),
  ('publications.schedule_failed', '定时发布没有成功：{标题}', '定时发布没有成功，公众还看不到这份文件，请尽快处理。

标题：{标题}
原因：{原因}', '定时发布失败时', '{标题,原因}'),
  ('calendar.year_missing', '请导入{年份}年节假日安排', '日历中还没有{年份}年的节假日安排。涉及该年的期限目前只按周末推算，请在通知公布后导入。', '十月起下一年的安排仍未导入时，发给系统管理员', '{年份}'),
  ('notices.general', '{标题}', '{内容}', '其他事项的通知', '{标题,内容}');
