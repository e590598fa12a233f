-- Settings of this installation, and the one clock that SQL may read. The demonstration nation lives on a shifted clock.
create table setting (
  key   text primary key,
  value text not null
);

create function product_now() returns timestamptz
language sql volatile as $$
  select clock_timestamp() + coalesce((select value::interval from setting where key = 'clock.shift'), interval '0')
$$;

-- A creating call that is repeated with the same key gives the first answer again.
create table idempotency (
  account    text        not null,
  key        text        not null,
  route      text        not null,
  body_hash  bytea       not null,
  status     integer     not null,
  location   text,
  response   bytea       not null,
  at         timestamptz not null,
  primary key (account, key)
);
