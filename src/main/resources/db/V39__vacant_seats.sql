-- Seats of a trajectory that came from another installation, by role: who had them stayed there ---------

create table trajectory_vacancy (
  trajectory uuid     not null references trajectory on delete cascade,
  seat       text     not null check (seat in
    ('project-leader', 'contact-person', 'council-member', 'focus-group', 'aldermans-office')),
  n          smallint not null check (n between 1 and 60), -- how many such seats stand vacant
  primary key (trajectory, seat)
);

grant select, insert, update, delete on trajectory_vacancy to telmee_staff;
alter table trajectory_vacancy enable row level security;

-- As with members: who sees the trajectory sees them, who owns or leads it changes them.
create policy vacancy_sees on trajectory_vacancy for select to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_vacancy.trajectory));
create policy vacancy_added on trajectory_vacancy for insert to telmee_staff
  with check (exists (select from trajectory t where t.id = trajectory_vacancy.trajectory
    and (telmee_owns(t.organisation, t.decides) or t.id = any((select telmee_leads())::uuid[]))));
create policy vacancy_changed on trajectory_vacancy for update to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_vacancy.trajectory
    and (telmee_owns(t.organisation, t.decides) or t.id = any((select telmee_leads())::uuid[]))));
create policy vacancy_removed on trajectory_vacancy for delete to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_vacancy.trajectory
    and (telmee_owns(t.organisation, t.decides) or t.id = any((select telmee_leads())::uuid[]))));
