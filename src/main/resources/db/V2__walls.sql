-- The second wall: what the program may do in whose name ------------------------------------------

-- Roles belong to the server, not to the database: another database may have made them already, and
-- another node may be making them now.
do $$
declare wanted text;
begin
  foreach wanted in array array['telmee_public', 'telmee_staff'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      -- Since PostgreSQL 16 who makes a role may not take it on without a grant.
      if not pg_has_role(current_user, wanted, case
          when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
        execute format('grant %I to current_user', wanted);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

grant usage on schema public to telmee_public, telmee_staff;

-- Whether the caller's scope holds an organisation; the program says the scope in each transaction.
create function telmee_sees(organisation text) returns boolean
  language sql stable parallel safe
  return current_setting('telmee.sees', true) = '*'
    or strpos(current_setting('telmee.sees', true), ',' || organisation || ',') > 0;

create function telmee_changes(organisation text) returns boolean
  language sql stable parallel safe
  return current_setting('telmee.changes', true) = '*'
    or strpos(current_setting('telmee.changes', true), ',' || organisation || ',') > 0;

-- Accounts and sessions ---------------------------------------------------------------------------

alter table account drop constraint account_role_check;
alter table account drop constraint account_check;
alter table account
  add constraint account_role_check
    check (role in ('administrator', 'editor', 'viewer', 'council-member')),
  add constraint account_check check (role = 'administrator' or organisation is not null);

-- A sign-in on one device. It ends at a moment, when signed out, or when a refresh token comes twice.
create table session (
  id         uuid        primary key,
  account_id uuid        not null references account on delete cascade,
  device     text        not null, -- what the browser called itself, for its owner to recognise it
  created_at timestamptz not null,
  used_at    timestamptz not null,
  expires_at timestamptz not null,
  refresh    bytea       not null, -- SHA-256 of the token that is valid now
  before     bytea                 -- of the one before: who brings it has stolen it, or was robbed
);
-- The sessions of one account, for its owner and to sign out everywhere.
create index session_account on session (account_id);
-- What has ended is removed.
create index session_expires on session (expires_at);

-- Keys that sign tokens: the newest signs once all nodes know it, the others still verify.
create table token_key (
  id      uuid        primary key,
  secret  bytea       not null,
  made_at timestamptz not null
);

-- Drafts ------------------------------------------------------------------------------------------

alter table poll
  add column revision   int         not null default 1,
  add column changed_at timestamptz,
  add column changed_by text,
  -- Whether the definition is a whole questionnaire; a draft may still have gaps.
  add column complete   boolean     not null default true,
  add column lock       smallint    not null default 0, -- what a batch may lock without changing it
  add constraint poll_complete check (state = 'draft' or complete);

-- What a draft was at each revision, so that nobody's work is lost.
create table poll_revision (
  poll_id    uuid        not null references poll on delete cascade,
  revision   int         not null,
  definition jsonb       not null,
  changed_at timestamptz not null,
  changed_by text,
  primary key (poll_id, revision)
);

-- Answers of who tries a draft; gone when it opens.
create table test_response (
  poll_id uuid  not null references poll on delete cascade,
  key     uuid  not null,
  answers jsonb not null,
  primary key (poll_id, key)
);

-- Access codes ------------------------------------------------------------------------------------

-- Codes that were handed out together, to a class or a club, or printed on paper forms.
create table code_group (
  poll_id   uuid        not null references poll on delete cascade,
  id        uuid        not null,
  name      text        not null,
  kind      text        not null check (kind in ('code', 'paper')),
  issued    int         not null, -- how many were made
  withdrawn int         not null default 0,
  made_at   timestamptz not null,
  primary key (poll_id, id)
);

-- Codes that can still be used. A used code is gone, in the statement that stores the response: so
-- no row is left that could tie the one to the other, and used = issued - withdrawn - what is here.
create table access_code (
  poll_id    uuid not null,
  code       text not null, -- letters only, as a reader would type it
  code_group uuid not null,
  primary key (poll_id, code),
  foreign key (poll_id, code_group) references code_group on delete cascade
);
-- How many of each group are left.
create index access_code_group on access_code (poll_id, code_group);

-- What the public's role may do -------------------------------------------------------------------

grant select on organisation, poll_closing, release_head, release, release_stratum to telmee_public;
grant select on poll to telmee_public;
grant update (lock) on poll to telmee_public; -- to lock it shared, so that closing waits for batches
grant select (poll_id, organisation, looked_at) on early_look to telmee_public;
grant select (poll_id, key), insert on response to telmee_public;
grant select, insert, update on tally to telmee_public;
grant select, update on tally_slot to telmee_public;
grant select, delete on access_code to telmee_public;
grant select (poll_id, id, kind) on code_group to telmee_public;

-- What staff may do, and with which rows ----------------------------------------------------------

grant select on organisation, release_head, release, release_stratum, poll_closing to telmee_staff;
grant select, insert, update, delete on poll to telmee_staff;
grant insert on poll_closing to telmee_staff;
grant select, insert on poll_revision, early_look to telmee_staff;
grant select, insert, delete on test_response to telmee_staff;
grant select, insert, update, delete on code_group, access_code to telmee_staff;

alter table poll enable row level security;
create policy poll_public on poll for select to telmee_public
  using (state <> 'draft' or opens_at is not null);
create policy poll_public_lock on poll for update to telmee_public using (state = 'open');
create policy poll_sees on poll for select to telmee_staff using (telmee_sees(organisation));
create policy poll_makes on poll for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy poll_changes on poll for update to telmee_staff
  using (telmee_changes(organisation)) with check (telmee_changes(organisation));
create policy poll_deletes on poll for delete to telmee_staff
  using (telmee_changes(organisation) and state = 'draft');

-- What hangs on a poll is seen and changed by who sees and changes the poll.
create function telmee_sees_poll(poll uuid) returns boolean
  language sql stable parallel safe
  return exists (select from poll p where p.id = poll and telmee_sees(p.organisation));
create function telmee_changes_poll(poll uuid) returns boolean
  language sql stable parallel safe
  return exists (select from poll p where p.id = poll and telmee_changes(p.organisation));

do $$
declare hanging text;
begin
  foreach hanging in array array['poll_revision', 'test_response', 'code_group', 'access_code'] loop
    execute format('alter table %I enable row level security', hanging);
    execute format('create policy staff_sees on %I for select to telmee_staff
      using (telmee_sees_poll(poll_id))', hanging);
    execute format('create policy staff_inserts on %I for insert to telmee_staff
      with check (telmee_changes_poll(poll_id))', hanging);
    execute format('create policy staff_updates on %I for update to telmee_staff
      using (telmee_changes_poll(poll_id)) with check (telmee_changes_poll(poll_id))', hanging);
    execute format('create policy staff_deletes on %I for delete to telmee_staff
      using (telmee_changes_poll(poll_id))', hanging);
  end loop;
end $$;

create policy code_public on access_code for all to telmee_public using (true);
create policy code_group_public on code_group for select to telmee_public using (true);

-- Who looks early is written down by staff who see the poll.
alter table early_look enable row level security;
create policy look_public on early_look for select to telmee_public using (true);
create policy look_sees on early_look for select to telmee_staff using (telmee_sees_poll(poll_id));
create policy look_inserts on early_look for insert to telmee_staff
  with check (telmee_sees_poll(poll_id));

-- How a response came: 0 by one's own phone, 1 with an access code, 2 on paper.
alter table response add column channel smallint not null default 0;
