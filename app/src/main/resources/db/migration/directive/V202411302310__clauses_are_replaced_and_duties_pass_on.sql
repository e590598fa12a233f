-- A later document replaces clauses of an earlier one. What rested on a replaced clause, and what a body owed that is
-- no more, ends at a moment; in the second case its successors take it over. Creates three tables; locks nothing.
create table amendment (
  directive bigint not null references directive on delete cascade, -- the later document
  replaces  bigint not null references clause,                      -- clause of the earlier one
  clause    bigint references clause,                               -- what stands instead; null: repealed
  quote     text   not null default '',                             -- the words that say so; empty: a person's choice
  primary key (directive, replaces)
);
create index amendment_replaces on amendment (replaces);

create table assignment_end (
  assignment bigint primary key references assignment,
  at         timestamptz not null,               -- from then on nothing is owed
  amended_by bigint references directive         -- null: the body itself is no more
);

create table takeover (
  predecessor bigint not null references assignment,
  assignment  bigint not null references assignment,
  primary key (predecessor, assignment),
  check (predecessor <> assignment)
);
create index takeover_assignment on takeover (assignment);
