-- Releases and closings, too, are seen by staff of the poll's organisation only ---------------------

-- Until a poll closes its results may be for nobody's eyes; the policy is kept by the program, and
-- that staff of another organisation see nothing is kept here as well. The public's role reads them
-- all: it serves the pages on which anybody may see them.
do $$
declare hanging text;
begin
  foreach hanging in array array['release_head', 'release', 'release_stratum', 'poll_closing'] loop
    execute format('alter table %I enable row level security', hanging);
    execute format('create policy anybody_sees on %I for select to telmee_public using (true)', hanging);
    execute format('create policy staff_sees on %I for select to telmee_staff
      using (telmee_sees_poll(poll_id))', hanging);
  end loop;
end $$;
create policy staff_inserts on poll_closing for insert to telmee_staff
  with check (telmee_changes_poll(poll_id));
