-- A key that is taken anew has another taking: a call that ran too long no longer touches what took over. What is older
-- than a day is deleted by this index. Locks the table for as long as it takes to index one day of calls.
alter table idempotency add column taking uuid;
create index idempotency_at on idempotency (at);
