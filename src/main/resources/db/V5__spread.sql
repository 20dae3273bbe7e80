-- Short links: a word that one can say, for the address of a poll ----------------------------------

create table short_link (
  poll_id uuid primary key references poll on delete cascade,
  word    text not null unique -- the visitor brings the word, and a word leads to one poll
);
-- Made by the program when somebody first wants to share the poll; the public only follows them.
alter table short_link enable row level security;
grant select on short_link to telmee_public, telmee_staff;
create policy link_public on short_link for select to telmee_public using (true);
create policy link_sees on short_link for select to telmee_staff using (telmee_sees_poll(poll_id));

-- Conversations: counts of what was said in the street, beside the results and never in them --------

-- A correction is a new revision, so that it can be seen what was changed; the newest one counts.
create table conversation (
  poll_id    uuid        not null references poll on delete cascade,
  id         uuid        not null,
  revision   int         not null check (revision > 0),
  place      text        not null,
  held_on    date        not null,
  people     int         not null check (people > 0),
  counts     jsonb       not null, -- {"question": {"option": how many people said it}}
  note       text        not null, -- for the organisation only
  removed    boolean     not null,
  changed_at timestamptz not null,
  changed_by text        not null, -- e-mail address of who entered this revision
  primary key (poll_id, id, revision)
);
alter table conversation enable row level security;
grant select (poll_id, id, revision, place, held_on, people, counts, removed)
  on conversation to telmee_public;
grant select, insert on conversation to telmee_staff; -- no update, no delete: history stays
create policy conversation_public on conversation for select to telmee_public using (true);
create policy conversation_sees on conversation for select to telmee_staff
  using (telmee_sees_poll(poll_id));
create policy conversation_makes on conversation for insert to telmee_staff
  with check (telmee_changes_poll(poll_id));
