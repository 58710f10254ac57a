-- 变更、撤销、确认违法、无效 (行政处罚法第四十八条): what became of a decision, and what the public is told of it.
create table enforcement.overturned (
  document bigint primary key references publications.document (id),
  kind text not null check (kind in ('changed', 'revoked', 'unlawful', 'void')),
  overturned_on date not null,
  organ text not null check (length(organ) between 2 and 100),
  paper text not null default '' check (length(paper) <= 100),
  explanation text not null check (length(explanation) between 5 and 500),
  entered_by bigint references people.person (id),
  entered_at timestamptz not null
);

-- 公示期限: how long a decision stays on the Internet, by kind and person; office data that two persons decide.
create table enforcement.term (
  id bigint generated always as identity primary key,
  -- '' is every kind that has no term of its own
  kind text not null check (kind in ('', '许可', '处罚', '强制', '检查', '征收', '给付', '裁决', '确认', '奖励', '其他')),
  is_natural boolean not null,
  -- null: it stays
  months int check (months between 1 and 1200),
  basis text not null check (length(basis) between 2 and 300),
  proposed_by bigint references people.person (id),
  proposed_at timestamptz not null default now(),
  agreed_by bigint references people.person (id),
  agreed_at timestamptz,
  refused_at timestamptz,
  check (agreed_by <> proposed_by),
  check (agreed_at is null or refused_at is null)
);
create unique index term_one_proposal on enforcement.term (kind, is_natural) where agreed_at is null and refused_at is null;

-- To begin with: what districts usually do. Every office decides its own.
insert into enforcement.term (kind, is_natural, months, basis, agreed_at) values
  ('', false, 60, '起始值：各地通常为五年，请按本地规定修改', now()),
  ('', true, 24, '起始值：各地通常为两年，请按本地规定修改', now());

-- What was put on somebody's desk, once for each day on which it is due.
create table enforcement.warning (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  kind text not null check (kind in ('publish', 'expire')),
  due_on date not null,
  told_at timestamptz not null,
  ended_at timestamptz,
  unique (document, kind, due_on)
);
create index warning_open on enforcement.warning (document) where ended_at is null;

-- Units that were reminded in January of the yearly report of the year before.
create table enforcement.report_due (
  id bigint generated always as identity primary key,
  unit bigint not null references organisations.unit (id),
  year int not null check (year between 2000 and 2100),
  told_at timestamptz not null,
  ended_at timestamptz,
  unique (unit, year)
);
