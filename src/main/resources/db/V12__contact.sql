-- Contacts: people who want to be invited ---------------------------------------------------------
-- Nothing here has a column, a moment or an order in common with a response. What is known of
-- somebody is in `sealed`, under a key that is not in the database (decision 20).

-- Registers with a name and a page of their own; each organisation also has one without a row.
create table panel (
  organisation text  not null references organisation on delete cascade,
  slug         text  not null,
  kind         text  not null check (kind in ('youth', 'residents', 'general')),
  name         jsonb not null,
  description  jsonb not null,
  primary key (organisation, slug)
);

-- What an organisation decided about its contacts; without a row it is as usual.
create table contact_setting (
  organisation text primary key references organisation on delete cascade,
  under16      text not null check (under16 in ('not-at-all', 'parent')),
  most_asked   int  not null check (most_asked between 1 and 31),
  asked_days   int  not null check (asked_days between 1 and 366),
  kept_months  int  not null check (kept_months between 2 and 12)
);

-- Who confirmed and is not in a register yet. The whole pool is written anew whenever somebody
-- comes, in random order: xmin and place tell nothing but when the last one came.
create table contact_pool (
  id     uuid  primary key,
  sealed bytea not null
);

-- Those in a register. A register is written anew, in random order and in one transaction, each
-- time that some of the pool move into it.
create table contact (
  id           uuid  primary key,
  organisation text  not null references organisation on delete cascade,
  panel        text  not null,
  handle       bytea not null, -- keyed hash of the token in the link for oneself
  sealed       bytea not null
);
-- A register as a whole, to choose from and to write anew.
create index contact_panel on contact (organisation, panel);
-- Who brings a link brings its token only.
create index contact_handle on contact (handle);

-- When the pool is looked at next, and the day on which registers were last asked whether people
-- still want to be invited. Its row is the lock that one node at a time takes.
create table contact_mix (
  one     boolean     primary key default true check (one),
  next_at timestamptz not null,
  day     date        not null
);
insert into contact_mix (next_at, day) values ('epoch', 'epoch');

-- How often somebody was asked on a day; says nothing of what, and is gone with the contact.
create table contact_asked (
  contact_id uuid not null,
  day        date not null,
  n          int  not null,
  primary key (contact_id, day)
);

-- Invitations ---------------------------------------------------------------------------------------

create table invitation (
  id             uuid        primary key,
  organisation   text        not null references organisation on delete cascade,
  panel          text        not null,
  poll_id        uuid        references poll on delete cascade,
  municipalities text[]      not null,
  bands          text[]      not null,
  themes         text[]      not null,
  text           jsonb       not null,
  state          text        not null check (state in ('waiting', 'sending', 'done', 'too-few', 'missed')),
  made_at        timestamptz not null,
  made_by        text        not null, -- e-mail address of who of the staff made it
  reached        int         not null default 0,
  sent           int         not null default 0,
  undeliverable  int         not null default 0, -- the other side said that the address is wrong
  failed         int         not null default 0, -- tried often enough
  ended_at       timestamptz
);
-- The worker looks for what is to be done.
create index invitation_unfinished on invitation (made_at) where state in ('waiting', 'sending');
-- The list of an organisation, newest first, and what a panel was asked.
create index invitation_organisation on invitation (organisation, made_at desc);

-- To whom a message still has to go; the row goes when it has gone.
create table invitation_recipient (
  invitation_id uuid        not null references invitation on delete cascade,
  contact_id    uuid        not null,
  attempts      int         not null,
  not_before    timestamptz not null,
  primary key (invitation_id, contact_id)
);

-- What codes of a panel poll are made of, under the key outside the database; gone when the poll
-- closes. With it the code of a member can be made again, without it no code leads to anybody.
create table panel_secret (
  poll_id uuid  primary key references poll on delete cascade,
  sealed  bytea not null
);

-- That a member was given a code, so that nobody gets two: a hash with the secret above.
create table panel_member_asked (
  poll_id uuid  not null references poll on delete cascade,
  mark    bytea not null,
  primary key (poll_id, mark)
);

alter table code_group drop constraint code_group_kind_check;
alter table code_group add constraint code_group_kind_check check (kind in ('code', 'paper', 'panel'));

-- The report of what was destroyed: contacts belong to no poll --------------------------------------

alter table destruction
  alter column poll_id drop not null,
  drop constraint destruction_kind_check,
  add constraint destruction_kind_check
    check (kind in ('responses', 'texts', 'codes', 'exports', 'drafts', 'contacts')),
  add constraint destruction_poll check (poll_id is not null or kind = 'contacts');

-- Who may do what: neither the public nor staff reads a contact -------------------------------------

grant select on panel, contact_setting to telmee_public, telmee_staff;
grant insert, update on panel, contact_setting to telmee_staff;
grant select (organisation, panel, poll_id, state, made_at) on invitation to telmee_public;
grant select, insert on invitation to telmee_staff;

do $$
declare walled text;
begin
  foreach walled in array array['panel', 'contact_setting', 'invitation'] loop
    execute format('alter table %I enable row level security', walled);
    execute format('create policy anybody_sees on %I for select to telmee_public using (true)', walled);
    execute format('create policy staff_sees on %I for select to telmee_staff
      using (telmee_sees(organisation))', walled);
    execute format('create policy staff_inserts on %I for insert to telmee_staff
      with check (telmee_changes(organisation))', walled);
    execute format('create policy staff_updates on %I for update to telmee_staff
      using (telmee_changes(organisation)) with check (telmee_changes(organisation))', walled);
  end loop;
end $$;
