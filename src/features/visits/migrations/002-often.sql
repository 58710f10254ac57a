-- The texts most read of late in their order, counted anew each night from the days; how often is for the office alone.
create table visits.often (
  page text primary key,
  rank integer not null unique check (rank > 0)
);
