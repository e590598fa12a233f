-- A document names who signs it: the head, or, where this is set, the deputy of that delegation.
alter table submission add column delegation bigint references signing_delegation;
