-- Logs of trajectories name an account by its id: who leaves is forgotten in them too --------------

update trajectory_change c
set changed_by = coalesce(
  (select a.id::text from account a where lower(a.email) = lower(c.changed_by)), c.party)
where position('@' in c.changed_by) > 0;

update trajectory_template t
set changed_by = coalesce(
  (select a.id::text from account a where lower(a.email) = lower(t.changed_by)), 'municipality')
where position('@' in t.changed_by) > 0;

comment on column trajectory_change.changed_by is 'id of an account, or the word of a role';
comment on column trajectory_template.changed_by is 'id of an account, or the word of a role';

-- Two people who change one template at the same time lose nothing of each other.
alter table trajectory_template add column revision int not null default 1 check (revision > 0);
