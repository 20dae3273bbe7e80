-- Making polls: what came from files, and how large municipalities are ------------------------------

-- What could not be taken over from a file, for whoever works on the draft.
create table poll_import (
  poll_id     uuid        primary key references poll on delete cascade,
  file        text        not null, -- its name, as the browser said it
  remarks     jsonb       not null,
  imported_at timestamptz not null
);

-- How many people live there: only for advice on groups that may stay too small.
create table inhabitants (
  organisation text primary key references organisation (slug) on delete cascade,
  number       int  not null check (number between 1 and 20000000)
);

grant select, insert on poll_import to telmee_staff;
grant select, insert, update, delete on inhabitants to telmee_staff;

alter table poll_import enable row level security;
create policy import_sees on poll_import for select to telmee_staff
  using (telmee_sees_poll(poll_id));
create policy import_inserts on poll_import for insert to telmee_staff
  with check (telmee_changes_poll(poll_id));

alter table inhabitants enable row level security;
create policy inhabitants_sees on inhabitants for select to telmee_staff
  using (telmee_sees(organisation));
create policy inhabitants_inserts on inhabitants for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy inhabitants_updates on inhabitants for update to telmee_staff
  using (telmee_changes(organisation)) with check (telmee_changes(organisation));
create policy inhabitants_deletes on inhabitants for delete to telmee_staff
  using (telmee_changes(organisation));
