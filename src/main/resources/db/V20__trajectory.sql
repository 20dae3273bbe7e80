-- Trajectories: the process in which residents are heard -------------------------------------------

-- Whether the caller works on what an organisation, who decides, or who takes part makes.
create function telmee_takes_part(
  organisation text, decides text, participants text[], trajectory uuid) returns boolean
  language sql stable parallel safe
  return telmee_works_with(organisation) or telmee_works_with(decides)
    or exists (select from unnest(participants) one where telmee_works_with(one))
    or trajectory::text = nullif(current_setting('telmee.trajectory', true), '');

-- A row is what all changes so far made of it; who changes it locks it.
create table trajectory (
  id           uuid        primary key,
  slug         text        not null unique,
  organisation text        not null references organisation, -- whose it is
  decides      text        not null references organisation, -- whose board decides
  participants text[]      not null,                         -- municipalities of a regional one
  state        text        not null check (state in ('draft', 'published', 'closed')),
  revision     int         not null check (revision > 0),
  content      jsonb       not null, -- all of it, drafts included
  shown        jsonb       not null, -- what everybody may see of it
  done         jsonb       not null, -- steps that are behind, in order
  published_on date,
  closed_on    date,
  due_on       date,                 -- of the step that comes next
  changed_at   timestamptz not null,
  check ((state = 'draft') = (published_on is null)),
  check ((state = 'closed') = (closed_on is not null))
);
-- The list of an organisation.
create index trajectory_organisation on trajectory (organisation, state, changed_at);
-- Those that a municipality takes part in.
create index trajectory_participants on trajectory using gin (participants);
-- What is late.
create index trajectory_due on trajectory (due_on) where state <> 'closed';

-- What was done, in order. Nothing is written over: the row above is these, applied one by one.
create table trajectory_change (
  trajectory uuid        not null references trajectory on delete cascade,
  revision   int         not null,
  kind       text        not null,
  detail     jsonb       not null,
  party      text        not null, -- in whose name
  changed_at timestamptz not null,
  changed_by text        not null, -- e-mail address; "focus-group" for who has a link
  primary key (trajectory, revision)
);

-- Who works on a trajectory. Apart from its log, so that people can leave without a trace in it.
create table trajectory_member (
  trajectory uuid        not null references trajectory on delete cascade,
  id         uuid        not null,
  seat       text        not null check (seat in
    ('project-leader', 'contact-person', 'council-member', 'focus-group', 'aldermans-office')),
  name       text        not null, -- what the others call this member
  email      text,                 -- of an account, or to write to; lower case
  link       bytea       unique,   -- SHA-256 of the secret of a link; null: an account
  has_link   boolean     not null generated always as (link is not null) stored,
  since      timestamptz not null,
  primary key (trajectory, id)
);
-- What somebody has a seat in.
create index trajectory_member_email on trajectory_member (email);

-- Polls in which residents are heard. A poll belongs to one activity.
create table trajectory_poll (
  poll_id    uuid primary key,
  trajectory uuid not null references trajectory on delete cascade,
  activity   uuid not null,
  frozen     int  not null default 0 -- the version that was put into the trajectory; 0: none yet
);
-- The polls of a trajectory.
create index trajectory_poll_trajectory on trajectory_poll (trajectory);

grant select (id, slug, organisation, decides, participants, state, shown, done, published_on,
    closed_on, due_on, changed_at) on trajectory to telmee_public;
grant select on trajectory_poll to telmee_public;
grant select, insert, update on trajectory to telmee_staff;
grant select, insert on trajectory_change to telmee_staff;
grant select (trajectory, id, seat, name, email, has_link, since), insert, update (link), delete
  on trajectory_member to telmee_staff;
grant select, insert, update, delete on trajectory_poll to telmee_staff;

alter table trajectory enable row level security;
alter table trajectory_change enable row level security;
alter table trajectory_member enable row level security;
alter table trajectory_poll enable row level security;

create policy trajectory_public on trajectory for select to telmee_public using (state <> 'draft');
create policy poll_of_public on trajectory_poll for select to telmee_public
  using (exists (select from trajectory t where t.id = trajectory_poll.trajectory));

create policy trajectory_sees on trajectory for select to telmee_staff
  using (telmee_sees(organisation) or telmee_sees(decides)
    or exists (select from unnest(participants) one where telmee_sees(one))
    or telmee_takes_part(organisation, decides, participants, id));
create policy trajectory_begins on trajectory for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy trajectory_changes on trajectory for update to telmee_staff
  using (telmee_takes_part(organisation, decides, participants, id))
  with check (telmee_takes_part(organisation, decides, participants, id));
create policy change_sees on trajectory_change for select to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_change.trajectory));
create policy change_made on trajectory_change for insert to telmee_staff
  with check (exists (select from trajectory t where t.id = trajectory_change.trajectory
    and telmee_takes_part(t.organisation, t.decides, t.participants, t.id)));
create policy member_sees on trajectory_member for select to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_member.trajectory));
create policy member_added on trajectory_member for insert to telmee_staff
  with check (exists (select from trajectory t where t.id = trajectory_member.trajectory
    and telmee_changes(t.organisation)));
create policy member_changed on trajectory_member for update to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_member.trajectory
    and telmee_changes(t.organisation)));
create policy member_removed on trajectory_member for delete to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_member.trajectory
    and telmee_changes(t.organisation)));
create policy poll_sees on trajectory_poll for select to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_poll.trajectory));
create policy poll_of_staff on trajectory_poll for all to telmee_staff
  using (exists (select from trajectory t where t.id = trajectory_poll.trajectory
    and telmee_takes_part(t.organisation, t.decides, t.participants, t.id)))
  with check (exists (select from trajectory t where t.id = trajectory_poll.trajectory
    and telmee_takes_part(t.organisation, t.decides, t.participants, t.id)));
