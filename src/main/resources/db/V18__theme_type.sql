-- Events of a theme by type -----------------------------------------------------------------------

-- A rare type in a common theme is one look into an index, too, however long the log is.
alter table event_theme add column type text;
update event_theme t set type = e.type from event e where e.seq = t.seq;
alter table event_theme alter column type set not null;
create index event_theme_type on event_theme (organisation, theme, type, seq);

create or replace function event_append(
  id uuid, type text, organisation text, subject text, trajectory text, themes text[],
  at timestamptz, path text, data text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare this bigint;
begin
  update event_head h set seq = h.seq + 1 returning h.seq into this;
  insert into event values
    (this, id, type, organisation, subject, trajectory, themes, at, path, data::json);
  insert into event_theme (organisation, theme, seq, type)
    select event_append.organisation, theme, this, event_append.type from unnest(themes) theme;
  return this;
end
$$;
