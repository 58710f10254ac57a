-- One submission clears a manifest of revision hashes: 1 document, a bundle of 2, an import of N. One changed row voids it.
create table review.submission (
  id bigint generated always as identity primary key,
  title text not null,
  unit bigint not null references organisations.unit (id),
  submitted_by bigint not null references people.person (id),
  submitted_at timestamptz not null default now(),
  urgent boolean not null default false,
  urgent_reason text,
  steps text[] not null,
  state text not null check (state in
    ('department', 'openness', 'secrecy', 'signoff', 'referred', 'cleared', 'returned', 'refused', 'voided', 'issued')),
  -- where it stood when it was referred to the secrecy authority, and where it goes back to
  referred_from text,
  manifest_hash text not null,
  -- by which way it becomes public (§4.2 publish_channel)
  channels text[] not null default '{portal}',
  arrived_at timestamptz not null default now(),
  due_on date,
  ended_at timestamptz,
  end_reason text,
  check (not urgent or length(trim(coalesce(urgent_reason, ''))) >= 2)
);
create index submission_state on review.submission (state, unit);

create table review.manifest (
  submission bigint not null references review.submission (id),
  position int not null,
  document bigint not null references publications.document (id),
  edition bigint not null references publications.edition (id),
  revision bigint not null references publications.revision (id),
  hash text not null,
  primary key (submission, position)
);
create index manifest_edition on review.manifest (edition);

-- Publication at a set time; becomes true by the publish transaction alone. What fails shows as failed.
create table review.schedule (
  id bigint generated always as identity primary key,
  submission bigint not null references review.submission (id),
  publish_at timestamptz not null,
  set_by bigint not null references people.person (id),
  set_at timestamptz not null default now(),
  done_at timestamptz,
  cancelled_at timestamptz,
  failed_at timestamptz,
  failure text
);
create unique index schedule_open on review.schedule (submission) where done_at is null and cancelled_at is null;

-- Every opinion, verbatim, bound to the hash of what was read (§4.2).
create table review.opinion (
  id bigint generated always as identity primary key,
  submission bigint not null references review.submission (id),
  step text not null,
  person bigint not null references people.person (id),
  unit bigint not null references organisations.unit (id),
  instead_of bigint references people.person (id),
  verdict text not null check (verdict in ('agree', 'send_back', 'refer', 'answer', 'refuse', 'recall')),
  words text not null,
  -- {涉密, 工作秘密, 商业秘密, 个人隐私, 三安全一稳定, 汇聚关联风险, 敏感表述, 错别字}: what was looked at
  checks jsonb not null default '{}',
  conclusion text,
  back_to text,
  manifest_hash text not null,
  arrived_at timestamptz not null,
  at timestamptz not null default now()
);
create index opinion_submission on review.opinion (submission, id);
create trigger opinion_is_immutable before update or delete on review.opinion
  for each row execute function publications.refuse_change();

-- Disagreement about the attribute: both positions and the answer of the secrecy authority (条例第十七条).
create table review.referral (
  id bigint generated always as identity primary key,
  submission bigint not null references review.submission (id),
  drafter_position text not null,
  reviewer_position text not null,
  referred_to text not null,
  referred_at timestamptz not null default now(),
  answer text,
  disclosure text check (disclosure in ('open', 'on_request', 'closed')),
  answered_by bigint references people.person (id),
  answered_at timestamptz
);

-- 不予公开 is looked at again (条例第十八条).
create table review.reassessment (
  document bigint primary key references publications.document (id),
  due_on date not null,
  last_on date,
  last_words text
);

-- The exemption list with its articles (§1.5): data that an office can change.
create table review.ground (
  code text primary key,
  words text not null,
  article text not null,
  mandatory boolean not null,
  position int not null
);
insert into review.ground (code, words, article, mandatory, position) values
  ('STATE_SECRET', '依法确定为国家秘密', '条例第十四条', true, 1),
  ('LAW_PROHIBITED', '法律、行政法规禁止公开', '条例第十四条', true, 2),
  ('THREE_SECURITY_ONE_STABILITY', '公开后可能危及国家安全、公共安全、经济安全、社会稳定', '条例第十四条', true, 3),
  ('WORK_SECRET', '属于工作秘密', '保密法第六十四条', true, 4),
  ('THIRD_PARTY', '涉及商业秘密、个人隐私，公开会损害第三方合法权益', '条例第十五条', true, 5),
  ('INTERNAL_AFFAIRS', '内部事务信息：人事管理、后勤管理、内部工作流程', '条例第十六条第一款', false, 6),
  ('PROCESS_INFO', '过程性信息：讨论记录、过程稿、磋商信函、请示报告', '条例第十六条第二款', false, 7),
  ('ENFORCEMENT_FILE', '行政执法案卷信息', '条例第十六条第二款', false, 8),
  ('ADMIN_QUERY', '行政查询事项，依专门规定查询', '条例第三十六条第七项', false, 9);
