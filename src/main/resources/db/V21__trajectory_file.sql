-- Files of trajectories ---------------------------------------------------------------------------

-- The content of attachments; what else is known of them stands in the trajectory.
create table trajectory_file (
  trajectory uuid  not null references trajectory on delete cascade,
  id         uuid  not null,
  type       text  not null,
  content    bytea not null check (octet_length(content) <= 10485760),
  primary key (trajectory, id)
);
-- They are compressed already.
alter table trajectory_file alter column content set storage external;

grant select on trajectory_file to telmee_public;
grant select, insert, delete on trajectory_file to telmee_staff;
alter table trajectory_file enable row level security;

-- Only what the public's part of a published trajectory names.
create policy file_of_public on trajectory_file for select to telmee_public
  using (exists (select from trajectory t where t.id = trajectory_file.trajectory
    and t.shown -> 'attachments' @> jsonb_build_array(
      jsonb_build_object('id', trajectory_file.id::text))));
create policy file_sees on trajectory_file for select to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_file.trajectory));
create policy file_of_staff on trajectory_file for all to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_file.trajectory
    and telmee_takes_part(t.organisation, t.decides, t.participants, t.id)))
  with check (exists (select from trajectory t where t.id = trajectory_file.trajectory
    and telmee_takes_part(t.organisation, t.decides, t.participants, t.id)));
