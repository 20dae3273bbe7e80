-- The log of events: what happened, in order, once ------------------------------------------------

-- Numbers the events. Its row stays locked until the transaction of the fact ends: so numbers are
-- given in the order of the commits, and who has read up to one misses none below it.
create table event_head (
  one boolean primary key default true check (one),
  seq bigint  not null
);
insert into event_head (seq) values (0);

-- Everything here is public from the moment it is here.
create table event (
  seq          bigint      primary key,
  id           uuid        not null,
  type         text        not null,
  organisation text        not null, -- whose fact it is
  subject      text        not null, -- what it is about, as "polls/<uuid>"
  trajectory   text,                 -- slug of the trajectory that it belongs to
  themes       text[]      not null,
  at           timestamptz not null,
  path         text        not null, -- of the page about it
  data         json        not null  -- json, not jsonb: what was sent once is sent so again
);
-- A follower names an event by its identity.
create unique index event_id on event (id);
-- The events of some types, of some organisations, or both, from a cursor on: one look into an
-- index for each type and organisation, however long the log is.
create index event_type on event (type, seq);
create index event_organisation on event (organisation, seq);
create index event_organisation_type on event (organisation, type, seq);
-- From a moment on, for who wants to read again what it may have missed.
create index event_at on event (at, seq);
-- The events of one trajectory.
create index event_trajectory on event (trajectory, seq) where trajectory is not null;

-- The same by theme, one row for each theme of an event.
create table event_theme (
  organisation text   not null,
  theme        text   not null,
  seq          bigint not null references event on delete cascade,
  primary key (organisation, theme, seq)
);

-- The only way in, in the transaction of the fact. Call it late: until the commit nobody else can.
create function event_append(
  id uuid, type text, organisation text, subject text, trajectory text, themes text[],
  at timestamptz, path text, data text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare this bigint;
begin
  update event_head h set seq = h.seq + 1 returning h.seq into this;
  insert into event values
    (this, id, type, organisation, subject, trajectory, themes, at, path, data::json);
  insert into event_theme select event_append.organisation, theme, this from unnest(themes) theme;
  return this;
end
$$;

revoke execute on function
  event_append(uuid, text, text, text, text, text[], timestamptz, text, text) from public;
grant execute on function
  event_append(uuid, text, text, text, text, text[], timestamptz, text, text) to telmee_staff;
grant select on event_head, event, event_theme to telmee_public, telmee_staff;

-- Released results are announced at most once a minute: which version was the last, and when.
alter table release_head
  add column announced    int not null default 0,
  add column announced_at timestamptz;
