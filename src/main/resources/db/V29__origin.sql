-- What a trajectory began with, and what tells that it changed ------------------------------------

-- No reference: what it began with may go, or be on another installation; that it began so stays.
alter table trajectory
  add column origin_kind text check (origin_kind in ('signal', 'agenda')),
  add column origin_id   uuid,
  add check ((origin_kind is null) = (origin_id is null)),
  -- Another one whenever something changes that everybody sees. It keeps no secret.
  add column print text not null generated always as (md5(state || shown::text || done::text
    || coalesce((published_on - date '2000-01-01')::text, ''))) stored;
-- What began with a signal or an item.
create index trajectory_origin on trajectory (origin_id) where origin_id is not null;
-- The list of an organisation whose board decides on what others own.
create index trajectory_decides on trajectory (decides);

grant select (origin_kind, origin_id, print) on trajectory to telmee_public;
