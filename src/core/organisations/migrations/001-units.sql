create table organisations.unit (
  id bigint generated always as identity primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,40}$'),
  name text not null unique check (length(name) between 2 and 60),
  full_name text,
  aliases text[] not null default '{}',
  parent bigint references organisations.unit (id),
  kind text not null check (kind in ('government', 'office', 'department', 'street', 'town', 'dispatched')),
  -- 机构代码 in the index number (索引号), §5.3
  code text not null unique,
  -- 机关代字 of its document numbers, for example 振政办发
  series text[] not null default '{}',
  -- the sentence about what it does, its address, hours and telephone, shown to the public (article 十)
  duty text not null default '',
  address text not null default '',
  hours text not null default '',
  phone text not null default '',
  position int not null default 0,
  closed_on date
);

-- Phrases of plans that name several units at once (各街道办事处, 区直各相关部门); the office says who they are.
create table organisations.unit_group (
  name text primary key,
  units bigint[] not null default '{}'
);

-- What the office decides about its district: site name, identity codes, templates. Data, never code.
create table organisations.setting (
  name text primary key,
  value jsonb not null,
  open boolean not null default false
);
