-- 依申请公开: cases, their dated events, sealed papers and documents, reviews and lawsuits (条例 chapter 4).

create table requests.request (
  id bigint generated always as identity primary key,
  -- 振公申〔2026〕0001号, given when it is handed in and never again
  number text not null unique,
  seed bytea not null check (length(seed) = 16),
  code_hash bytea not null check (length(code_hash) = 32),
  unit bigint not null references organisations.unit (id),
  channel text not null check (channel in ('internet', 'in_person', 'signed_mail', 'plain_mail', 'fax', 'spoken')),
  kind text not null check (kind in ('person', 'business', 'research', 'charity', 'legal', 'other')),
  -- a keyed name of the identity number: the same applicant is found again without being read
  applicant bytea not null check (length(applicant) = 32),
  -- the whole form; null once its time is over
  filed bytea,
  -- what the registering person calls it, without a word about the applicant
  subject text not null default '' check (length(subject) <= 100),
  state text not null check (state in ('submitted', 'acknowledged', 'received', 'correcting', 'reasoning', 'paying', 'handling',
    'consulting', 'law_review', 'secrecy_review', 'signing', 'signed', 'delivered', 'closed', 'archived')),
  outcome text check (outcome in ('already_public', 'provided', 'partial', 'state_secret', 'law', 'stability', 'third_party', 'internal',
    'process', 'case_file', 'query', 'not_held', 'not_responsible', 'creation', 'unclear', 'petition', 'duplicate', 'publication',
    'abusive', 'reconfirm', 'abandoned_correction', 'abandoned_fee', 'withdrawn', 'other')),
  submitted_at timestamptz not null,
  received_on date,
  -- the day of the answer, or of another end
  ended_on date,
  drafted_by bigint references people.person (id),
  split_from bigint references requests.request (id),
  erased_at timestamptz,
  check (outcome is null or state not in ('submitted', 'acknowledged', 'received', 'correcting', 'reasoning', 'paying', 'handling',
    'consulting')),
  check ((ended_on is null) = (state not in ('delivered', 'closed', 'archived')))
);
create unique index request_seed on requests.request (seed);
create index request_unit_state on requests.request (unit, state);
create index request_received on requests.request (received_on) where received_on is not null;
create index request_ended on requests.request (ended_on) where received_on is not null;
create index request_applicant on requests.request (applicant, received_on);
create index request_split on requests.request (split_from) where split_from is not null;

-- What happened, each with its legal day. Nothing here is changed or taken away; the due date is worked out from it.
create table requests.event (
  id bigint generated always as identity primary key,
  request bigint not null references requests.request (id),
  move text not null,
  "on" date not null,
  at timestamptz not null,
  person bigint references people.person (id),
  data jsonb not null default '{}',
  words bytea
);
create index event_request on requests.event (request, id);

-- Sealed bytes: what came with an application, or goes with an answer. Held without a case until the form is sent.
create table requests.paper (
  id bigint generated always as identity primary key,
  request bigint references requests.request (id),
  event bigint references requests.event (id),
  use text not null check (use in ('identity', 'authorisation', 'correction', 'answer')),
  token_hash bytea unique,
  seed bytea not null check (length(seed) = 16),
  name bytea not null,
  type text not null,
  bytes int not null,
  content bytea,
  at timestamptz not null,
  erased_at timestamptz
);
create index paper_request on requests.paper (request);
create index paper_waiting on requests.paper (at) where request is null;

-- Notices and replies as they were made: the wording of the law of that day, numbered, sealed.
create table requests.document (
  id bigint generated always as identity primary key,
  request bigint not null references requests.request (id),
  event bigint not null references requests.event (id),
  kind text not null,
  number text not null unique,
  version text not null,
  content bytea,
  made_on date not null,
  -- whether the applicant may read it
  shown boolean not null
);
create index document_request on requests.document (request, id);

-- 行政复议 and 行政诉讼 that belong to a case (table four of the yearly report).
create table requests.dispute (
  id bigint generated always as identity primary key,
  request bigint not null references requests.request (id),
  kind text not null check (kind in ('reconsideration', 'lawsuit_direct', 'lawsuit_after')),
  filed_on date not null,
  result text check (result in ('upheld', 'corrected', 'other')),
  decided_on date check (decided_on >= filed_on),
  check ((result is null) = (decided_on is null))
);
create index dispute_request on requests.dispute (request);

-- The last number given in a series of a year.
create table requests.counter (
  series text not null,
  year int not null,
  last int not null,
  primary key (series, year)
);

-- Who handed in or looked in vain lately, by keyed names of address blocks, for throttling.
create table requests.attempt (
  id bigint generated always as identity primary key,
  place bytea not null,
  what text not null check (what in ('submit', 'look')),
  at timestamptz not null
);
create index attempt_place on requests.attempt (place, what, at);
create index attempt_at on requests.attempt (at);

insert into notices.template (name, subject, body, words, slots) values
  ('requests.news', '政府信息公开申请 {编号}：{进展}',
   E'您好：\n\n您的政府信息公开申请 {编号} 有新的进展：{进展}。\n\n请打开下面的页面，填写编号和查询码查看；需要您补正、说明理由或者缴费的，请按页面上的期限办理。\n{查询页}\n\n为保护您的个人信息，邮件里不写申请的内容。',
   '依申请公开：告诉申请人有新的进展', array['编号', '进展', '查询页']);
