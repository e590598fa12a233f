-- Instead of signing, the head may return what was prepared, with words. A returned result is never signed; another
-- one is prepared.
create table submission_return (
  submission bigint primary key references submission,
  at         timestamptz not null,
  by         bigint not null references person,
  words      text   not null
);
alter table submission_return enable row level security;
create policy within_scope on submission_return
  using (current_setting('khien.scope_from', true) = '/'
         or exists (select from submission s where s.id = submission));
