-- Conversations go with a version of the results, and the last version never changes ----------------

-- Beside an earlier version stands what was entered until the next one.
grant select (changed_at) on conversation to telmee_public;

-- Whether a conversation still goes with the results. Who enters one keeps the last version from
-- being made until the transaction ends, and waits for who makes it now.
create function conversation_taken(poll uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare last boolean;
begin
  select h.final into last from release_head h
    where h.poll_id = conversation_taken.poll for share;
  return not coalesce(last, false);
end
$$;
revoke execute on function conversation_taken(uuid) from public;
grant execute on function conversation_taken(uuid) to telmee_staff;
