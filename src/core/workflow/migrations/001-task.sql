-- One row a thing somebody has to do: 待办 while open, 已办 when done.
create table workflow.task (
  id bigint generated always as identity primary key,
  object text not null,
  title text not null,
  step text not null,
  path text not null,
  unit bigint not null references organisations.unit (id),
  role text,
  person bigint references people.person (id),
  started_by bigint references people.person (id),
  urgent boolean not null default false,
  arrived_at timestamptz not null default now(),
  due_on date,
  opened_at timestamptz,
  done_at timestamptz,
  done_by bigint references people.person (id),
  outcome text
);
create index task_open on workflow.task (unit, role, due_on) where done_at is null;
create index task_object on workflow.task (object);
create index task_done_by on workflow.task (done_by, done_at desc);
create index task_person on workflow.task (person) where done_at is null;
create index task_started_by on workflow.task (started_by, arrived_at desc);

-- 转办 and 催办, with their reasons.
create table workflow.task_note (
  id bigint generated always as identity primary key,
  task bigint not null references workflow.task (id),
  kind text not null check (kind in ('handed_over', 'urged', 'supervised')),
  by_person bigint not null references people.person (id),
  to_person bigint references people.person (id),
  words text not null,
  at timestamptz not null default now()
);
create index task_note_task on workflow.task_note (task, id);
