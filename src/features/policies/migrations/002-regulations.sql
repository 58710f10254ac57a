-- 规范性文件台账 (article 六（二十）, §4.6): what core does not know of a policy; number, days, attribute, links and validity stay there.
create table policies.regulation (
  document bigint primary key references publications.document (id),
  category text not null check (category in ('rule', 'government', 'department', 'other')),
  -- 制定机关, when it is not the unit that drafted
  issuer text not null default '' check (length(issuer) <= 100),
  -- 统一编号、登记号 (三统一)
  register_number text not null default '' check (length(register_number) <= 60),
  -- where the public was asked, when that was not on this platform
  consultation text not null default '' check (consultation = '' or consultation ~ '^https?://'),
  -- 依据文件, one a line
  bases text not null default '',
  -- 汇编专题, when it is not the subject of the text
  topic text not null default '' check (length(topic) <= 60),
  entered_by bigint references people.person (id),
  entered_at timestamptz not null default now()
);
create unique index regulation_register_number on policies.regulation (register_number) where register_number <> '';

-- 合法性审核, 公平竞争审查 and 有效期评估, as dated rows; a mended one stays with the hour in which it was.
create table policies.examination (
  id bigint generated always as identity primary key,
  document bigint not null references policies.regulation (document),
  kind text not null check (kind in ('legality', 'competition', 'evaluation')),
  number text not null default '' check (length(number) <= 60),
  outcome text not null default '' check (length(outcome) <= 200),
  on_day date not null,
  written_at timestamptz not null default now(),
  dropped_at timestamptz
);
create unique index examination_one on policies.examination (document, kind) where dropped_at is null;

-- 备案: with the government above and, for departments, with their own government (省政府令149号).
create table policies.record_filing (
  id bigint generated always as identity primary key,
  document bigint not null references policies.regulation (document),
  authority text not null check (length(authority) between 2 and 100),
  number text not null default '' check (length(number) <= 60),
  filed_on date not null,
  written_at timestamptz not null default now(),
  dropped_at timestamptz
);
create unique index record_filing_once on policies.record_filing (document, authority) where dropped_at is null;

-- 清理: a round over what was issued until a day, and its result once it is published.
create table policies.round (
  id bigint generated always as identity primary key,
  title text not null check (length(title) between 4 and 100),
  -- null: every unit of the district
  unit bigint references organisations.unit (id),
  categories text[] not null check (cardinality(categories) >= 1 and categories <@ '{rule,government,department,other}'),
  issued_until date not null,
  -- 清理结果公告: the document whose publication makes the conclusions hold
  announcement bigint unique references publications.document (id),
  opened_by bigint references people.person (id),
  opened_at timestamptz not null default now(),
  applied_at timestamptz,
  check (applied_at is null or announcement is not null)
);

create table policies.conclusion (
  round bigint not null references policies.round (id),
  document bigint not null references publications.document (id),
  outcome text not null check (outcome in ('keep', 'amend', 'repeal', 'lapsed', 'declared')),
  reason text not null check (length(trim(reason)) >= 2),
  -- 继续有效 until
  until_on date check (until_on is null or outcome = 'keep'),
  decided_by bigint references people.person (id),
  decided_at timestamptz not null default now(),
  primary key (round, document)
);
create index conclusion_document on policies.conclusion (document);

-- What was put on the desk about a regulation, once for each day on which something is due.
create table policies.warning (
  id bigint generated always as identity primary key,
  document bigint not null references publications.document (id),
  kind text not null check (kind in ('entry', 'filing', 'cleaning', 'evaluation', 'expiry')),
  due_on date not null,
  told_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (document, kind, due_on)
);
