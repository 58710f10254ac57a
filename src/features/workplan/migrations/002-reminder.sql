-- 每月提醒: one a month and plan, with what it found; the row is what makes a repeat no second reminder.
create table workplan.reminder (
  plan bigint not null references workplan.plan (id),
  month date not null check (extract(day from month) = 1),
  at timestamptz not null default now(),
  tasks int not null,
  units int not null,
  primary key (plan, month)
);

-- The words are the office's to change, like those of every notice.
insert into notices.template (name, subject, body, words, slots) values
  ('workplan.reminder', '每月提醒：{单位}有 {项数} 项任务没有新进展', '《{工作安排}》中由{单位}负责的下列任务，上个月以来没有填报进展：

{任务}

请填报进展；已经做完的，请关联已公开的页面作为佐证，并把进展报为“已完成”。', '每月第一个工作日，发给有任务没有新进展的单位的拟稿人', '{单位,工作安排,项数,任务}'),
  ('workplan.reminder_summary', '每月提醒已发出：{单位数} 个单位有任务没有新进展', '《{工作安排}》中有 {项数} 项任务上个月以来至少有一个责任单位没有填报进展，涉及 {单位数} 个单位。

没有人可以提醒的单位（没有在岗的拟稿人）：{无人单位}', '每月提醒发出后，发给政务公开工作机构', '{工作安排,项数,单位数,无人单位}');
