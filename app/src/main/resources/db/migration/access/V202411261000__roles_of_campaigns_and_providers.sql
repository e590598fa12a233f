-- Rooms bring roles of their own, so the list of them is the program's (it refuses what it does not know); the database
-- keeps only their form.
alter table role_grant drop constraint if exists role_grant_role_check;
alter table role_grant add constraint role_grant_role_form check (role ~ '^[a-z_]{3,40}$');
