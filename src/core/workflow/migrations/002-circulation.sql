-- 传阅: a matter sent to colleagues for reading. It gives nobody anything to decide and holds nothing up.
create table workflow.circulation (
  id bigint generated always as identity primary key,
  object text not null,
  title text not null,
  path text not null,
  sent_by bigint not null references people.person (id),
  words text not null,
  sent_at timestamptz not null default now()
);
create index circulation_object on workflow.circulation (object, id);

create table workflow.circulation_reader (
  circulation bigint not null references workflow.circulation (id),
  person bigint not null references people.person (id),
  read_at timestamptz,
  primary key (circulation, person)
);
create index circulation_reader_person on workflow.circulation_reader (person, read_at);
