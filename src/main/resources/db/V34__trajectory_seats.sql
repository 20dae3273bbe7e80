-- Who sees and changes a trajectory: who works on it -----------------------------------------------

-- Whether an organisation is that of the caller's account, or stands below it.
create function telmee_within(organisation text) returns boolean
  language sql stable parallel safe
  return current_setting('telmee.within', true) = '*'
    or strpos(current_setting('telmee.within', true), ',' || organisation || ',') > 0;

-- Whether the caller's account belongs to an organisation itself, or to the whole installation.
create function telmee_belongs(organisation text) returns boolean
  language sql stable parallel safe
  return current_setting('telmee.within', true) = '*'
    or organisation = nullif(current_setting('telmee.home', true), '');

-- The trajectories in which the caller's account has a seat. It reads the seats as their owner: the
-- policies of the seats ask in turn whether the trajectory is seen.
create function telmee_seats() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(m.trajectory), '{}') from trajectory_member m
  where m.email = nullif(current_setting('telmee.person', true), '') and m.link is null
$$;

-- Those that the caller's account leads.
create function telmee_leads() returns uuid[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(m.trajectory), '{}') from trajectory_member m
  where m.email = nullif(current_setting('telmee.person', true), '') and m.link is null
    and m.seat = 'project-leader'
$$;
revoke execute on function telmee_seats(), telmee_leads() from public;
grant execute on function telmee_seats(), telmee_leads() to telmee_staff;

-- Whether the caller acts as the owner: of a council's table that is who speaks for the council.
create function telmee_owns(organisation text, decides text) returns boolean
  language sql stable parallel safe
  return case when organisation <> decides
    then telmee_speaks(organisation) or current_setting('telmee.changes', true) = '*'
    else telmee_changes(organisation) end;

-- Whether the caller's account works on it, apart from seats.
create function telmee_works_on(organisation text, decides text, participants text[])
  returns boolean language sql stable parallel safe
  return telmee_works_with(decides) or telmee_speaks(organisation)
    or exists (select from unnest(participants) one where telmee_works_with(one));

create or replace function telmee_takes_part(
  organisation text, decides text, participants text[], trajectory uuid) returns boolean
  language sql stable parallel safe
  return telmee_works_on(organisation, decides, participants)
    or trajectory::text = nullif(current_setting('telmee.trajectory', true), '')
    or trajectory = any((select telmee_seats())::uuid[]);

-- The draft of a table is the council's, as all that a council writes before it delivers it.
drop policy trajectory_sees on trajectory;
create policy trajectory_sees on trajectory for select to telmee_staff
  using (case when organisation <> decides and state = 'draft' then telmee_belongs(organisation)
    else telmee_works_on(organisation, decides, participants)
      or telmee_within(organisation) or telmee_within(decides)
      or exists (select from unnest(participants) one where telmee_within(one)) end
    or id::text = nullif(current_setting('telmee.trajectory', true), '')
    or id = any((select telmee_seats())::uuid[]));

drop policy trajectory_begins on trajectory;
create policy trajectory_begins on trajectory for insert to telmee_staff
  with check (telmee_owns(organisation, decides));

-- Seats are given by who owns it and by who leads it.
drop policy member_added on trajectory_member;
drop policy member_changed on trajectory_member;
drop policy member_removed on trajectory_member;
create policy member_added on trajectory_member for insert to telmee_staff
  with check (exists (select from trajectory t where t.id = trajectory_member.trajectory
    and (telmee_owns(t.organisation, t.decides) or t.id = any((select telmee_leads())::uuid[]))));
create policy member_changed on trajectory_member for update to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_member.trajectory
    and (telmee_owns(t.organisation, t.decides) or t.id = any((select telmee_leads())::uuid[]))));
create policy member_removed on trajectory_member for delete to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_member.trajectory
    and (telmee_owns(t.organisation, t.decides) or t.id = any((select telmee_leads())::uuid[]))));

-- A seat is given to an account once.
delete from trajectory_member m using trajectory_member first
where m.trajectory = first.trajectory and m.seat = first.seat and m.email = first.email
  and (first.since, first.id) < (m.since, m.id);
create unique index trajectory_member_once on trajectory_member (trajectory, seat, email);

-- A reminder goes to a member, or to an account of those who are responsible while nobody is seated.
alter table trajectory_reminder drop constraint trajectory_reminder_trajectory_member_fkey;
alter table trajectory_reminder rename column member to recipient;
alter table trajectory_reminder
  add foreign key (trajectory) references trajectory on delete cascade;
