-- A plan is imported clause by clause; its text becomes public as a document of its own, through review like any other.
create table workplan.plan (
  id bigint generated always as identity primary key,
  document bigint not null unique references publications.document (id),
  title text not null,
  notice_title text,
  issuer text,
  issued_on date,
  document_number text,
  document_number_raw text,
  year int not null,
  recipients text[] not null default '{}',
  based_on jsonb not null default '[]',
  source_name text not null,
  source_text text not null,
  warnings text[] not null default '{}',
  imported_by bigint references people.person (id),
  imported_at timestamptz not null default now()
);

create table workplan.task (
  id bigint generated always as identity primary key,
  plan bigint not null references workplan.plan (id),
  position int not null,
  no text,
  section text,
  title text not null,
  deadline date,
  deadline_raw text,
  recurrence text,
  unique (plan, position)
);

create table workplan.paragraph (
  id bigint generated always as identity primary key,
  task bigint not null references workplan.task (id),
  seq int not null,
  text text not null,
  note text,
  unique (task, seq)
);

-- Units as the plan names them, literally, and the district's unit each was matched to (null: a group, or nobody yet).
create table workplan.duty (
  id bigint generated always as identity primary key,
  paragraph bigint not null references workplan.paragraph (id),
  role text not null check (role in ('lead', 'support', 'responsible')),
  literal text not null,
  unit bigint references organisations.unit (id),
  unit_group text references organisations.unit_group (name)
);
create index duty_unit on workplan.duty (unit);

-- The two duties of the closing paragraph: 实施方案 filed with the district office, and 栏目对接 of units with key tasks.
create table workplan.filing (
  id bigint generated always as identity primary key,
  plan bigint not null references workplan.plan (id),
  unit bigint not null references organisations.unit (id),
  kind text not null check (kind in ('scheme', 'column')),
  due_on date not null,
  unique (plan, unit, kind)
);

create table workplan.filed (
  id bigint generated always as identity primary key,
  filing bigint not null references workplan.filing (id),
  title text not null,
  words text not null default '',
  file bigint references files.file (id),
  filed_by bigint not null references people.person (id),
  filed_at timestamptz not null default now(),
  returned_at timestamptz,
  returned_by bigint references people.person (id),
  returned_why text
);
create unique index filed_once on workplan.filed (filing) where returned_at is null;

-- Progress as a unit reports it; public only after another person approved exactly this text.
create table workplan.progress (
  id bigint generated always as identity primary key,
  task bigint not null references workplan.task (id),
  unit bigint not null references organisations.unit (id),
  stage text not null check (stage in ('not_started', 'under_way', 'done', 'blocked')),
  words text not null,
  written_by bigint not null references people.person (id),
  written_at timestamptz not null default now(),
  approved_by bigint references people.person (id),
  approved_at timestamptz,
  returned_at timestamptz,
  returned_why text,
  check (approved_by is null or approved_by <> written_by)
);
create index progress_task on workplan.progress (task, id desc);

-- Evidence is a published page and nothing else.
create table workplan.evidence (
  id bigint generated always as identity primary key,
  task bigint not null references workplan.task (id),
  document bigint not null references publications.document (id),
  added_by bigint not null references people.person (id),
  added_at timestamptz not null default now(),
  unique (task, document)
);

create table workplan.closing (
  id bigint generated always as identity primary key,
  task bigint not null references workplan.task (id),
  closed_by bigint not null references people.person (id),
  closed_at timestamptz not null default now(),
  words text not null,
  reopened_at timestamptz,
  reopened_why text
);
create unique index closing_once on workplan.closing (task) where reopened_at is null;

-- 六（十七）: reports heard, problems and their solution, staff, funds.
create table workplan.duty_record (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  year int not null,
  kind text not null check (kind in ('report_heard', 'problem', 'staff', 'funds')),
  on_day date not null,
  title text not null,
  words text not null,
  solution text,
  figure numeric,
  written_by bigint not null references people.person (id),
  written_at timestamptz not null default now()
);
create index duty_record_unit on workplan.duty_record (unit, year);

-- 六（十九）: training sessions with attendance and material.
create table workplan.training (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  on_day date not null,
  title text not null,
  place text not null default '',
  lecturer text not null default '',
  hours numeric not null,
  invited int not null,
  attended int not null,
  material bigint references files.file (id),
  written_by bigint not null references people.person (id),
  written_at timestamptz not null default now(),
  check (attended >= 0 and invited >= attended)
);
