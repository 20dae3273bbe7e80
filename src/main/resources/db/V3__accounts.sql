-- Audit: who did what, in order, never changed ---------------------------------------------------

-- Each entry's hash covers its own words and the hash of the entry before it: what is changed,
-- inserted or taken out later breaks the chain from there on.
create table audit_entry (
  seq          bigint primary key, -- 1, 2, 3 … without gaps, in the order of the commits
  at           timestamptz not null,
  account      uuid,               -- null: nobody who was signed in, or the program itself
  actor        text  not null,     -- e-mail address at that moment; stays when the account goes
  organisation text,               -- whose matter it was; null: the whole installation's
  action       text  not null,
  subject      text  not null,     -- the poll, account, organisation … it was done to
  detail       json  not null,     -- json, not jsonb: the hash is over these very characters
  previous     bytea not null,
  hash         bytea not null
);
-- The page of an organisation shows its own matters, newest first.
create index audit_entry_organisation on audit_entry (organisation, seq);
-- The search by day, and the pruning of what is old enough.
create index audit_entry_at on audit_entry (at);

-- The end of the chain; its row is the lock that puts the entries of all nodes in order. The
-- anchor is the last entry that was pruned: the chain that is left hangs on its hash.
create table audit_head (
  one         boolean primary key default true check (one),
  seq         bigint not null,
  hash        bytea  not null,
  anchor_seq  bigint not null,
  anchor_hash bytea  not null
);
insert into audit_head (seq, hash, anchor_seq, anchor_hash)
values (0, sha256('telmee'::bytea), 0, sha256('telmee'::bytea));

-- A field of the canonical form: its length in bytes, a colon, the field; a dash for nothing.
create function audit_field(field text) returns text
language sql immutable parallel safe as $$
  select case when field is null then '-'
              else octet_length(convert_to(field, 'UTF8')) || ':' || field end
$$;

-- The only way in: whoever may call this can add an entry, and neither read nor change one.
create function audit_append(
  at timestamptz, account uuid, actor text, organisation text, action text, subject text,
  detail text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last record;
  who  text := coalesce(actor, (select a.email from account a where a.id = audit_append.account),
                        account::text, '');
  this bigint;
  form text;
  sum  bytea;
begin
  select h.seq, h.hash into last from audit_head h for update;
  this := last.seq + 1;
  form := audit_field(this::text)
    || audit_field((extract(epoch from at) * 1000000)::bigint::text)
    || audit_field(account::text) || audit_field(who) || audit_field(organisation)
    || audit_field(action) || audit_field(subject) || audit_field(detail);
  sum := sha256(last.hash || convert_to(form, 'UTF8'));
  insert into audit_entry values
    (this, at, account, who, organisation, action, subject, detail::json, last.hash, sum);
  update audit_head h set seq = this, hash = sum;
  return this;
end
$$;

revoke execute on function
  audit_append(timestamptz, uuid, text, text, text, text, text) from public;
grant execute on function
  audit_append(timestamptz, uuid, text, text, text, text, text) to telmee_staff;
grant select on audit_entry to telmee_staff;
alter table audit_entry enable row level security;
-- An administrator reads what concerns its own organisations, not what is above them.
create policy audit_sees on audit_entry for select to telmee_staff
  using (telmee_changes(organisation));

-- Accounts ----------------------------------------------------------------------------------------

alter table account
  alter column password_hash drop not null, -- invited and not come yet, or signed in elsewhere
  add column made_at      timestamptz not null default now(),
  add column signed_in_at timestamptz,
  add column blocked_at   timestamptz,
  add column totp_secret  bytea,  -- what the authenticator app knows; null: no second factor yet
  add column totp_pending bytea,  -- shown, and waits for the first code that proves it was taken over
  add column totp_step    bigint not null default 0, -- the newest step of which a code was used
  add column issuer       text,   -- who vouches for it by OpenID Connect, and under which name
  add column subject      text,
  add constraint account_openid_check check ((issuer is null) = (subject is null));
-- One account for a person at a provider.
create unique index account_openid on account (issuer, subject);
-- The accounts of an organisation.
create index account_organisation on account (organisation);

-- Codes that stand in for the second factor; a used one is gone.
create table recovery_code (
  account_id uuid  not null references account on delete cascade,
  hash       bytea not null, -- SHA-256: the codes are random
  primary key (account_id, hash)
);

-- Links that were mailed or handed over: to accept an invitation, to choose a new password. One of
-- a kind for an account, and it works once.
create table account_link (
  account_id uuid        not null references account on delete cascade,
  purpose    text        not null check (purpose in ('invitation', 'reset')),
  hash       bytea       not null, -- SHA-256 of the token in the link
  expires_at timestamptz not null,
  primary key (account_id, purpose)
);
-- Who follows a link brings its token only.
create unique index account_link_hash on account_link (hash);

-- Staff never read secrets: only these columns, and only of accounts they manage.
grant select (id, email, role, organisation, made_at, signed_in_at, blocked_at, issuer)
  on account to telmee_staff;
grant insert (id, email, role, organisation, made_at),
  update (role, organisation, blocked_at), delete on account to telmee_staff;
alter table account enable row level security;
create policy account_sees on account for select to telmee_staff
  using (telmee_changes(organisation));
create policy account_inserts on account for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy account_changes on account for update to telmee_staff
  using (telmee_changes(organisation)) with check (telmee_changes(organisation));
create policy account_deletes on account for delete to telmee_staff
  using (telmee_changes(organisation));

-- Links are made for accounts one manages, and never read back.
grant select (account_id, purpose), insert, delete on account_link to telmee_staff;
alter table account_link enable row level security;
create policy link_managed on account_link for all to telmee_staff
  using (exists (select from account a where a.id = account_id))
  with check (exists (select from account a where a.id = account_id));

-- Whether an account has what staff may know of it, and not read.
create function account_protected(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select a.totp_secret is not null or a.issuer is not null
                   from account a where a.id = account_protected.account), false)
$$;
create function account_accepted(account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select a.password_hash is not null or a.issuer is not null
                   from account a where a.id = account_accepted.account), false)
$$;
revoke execute on function account_protected(uuid), account_accepted(uuid) from public;
grant execute on function account_protected(uuid), account_accepted(uuid) to telmee_staff;

-- Organisations -----------------------------------------------------------------------------------

alter table organisation
  add column inhabitants int  check (inhabitants between 0 and 100000000),
  add column email       text, -- for questions about its polls
  add column colour      text check (colour ~ '^#[0-9a-f]{6}$');

create table organisation_logo (
  organisation text        primary key references organisation on delete cascade,
  type         text        not null check (type in ('image/png', 'image/jpeg', 'image/svg+xml')),
  content      bytea       not null check (octet_length(content) <= 102400),
  changed_at   timestamptz not null
);
grant select on organisation_logo to telmee_public, telmee_staff;
grant insert, update, delete on organisation_logo to telmee_staff;
grant insert (slug, kind, name, parent, inhabitants, email, colour),
  update (kind, name, parent, inhabitants, email, colour) on organisation to telmee_staff;
alter table organisation_logo enable row level security;
create policy logo_public on organisation_logo for select to telmee_public, telmee_staff using (true);
create policy logo_inserts on organisation_logo for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy logo_updates on organisation_logo for update to telmee_staff
  using (telmee_changes(organisation)) with check (telmee_changes(organisation));
create policy logo_deletes on organisation_logo for delete to telmee_staff
  using (telmee_changes(organisation));
alter table organisation enable row level security;
create policy organisation_public on organisation for select to telmee_public, telmee_staff
  using (true);
-- A new one stands under one that is managed already; only the installation makes what has no parent.
create policy organisation_inserts on organisation for insert to telmee_staff
  with check (telmee_changes(parent));
create policy organisation_updates on organisation for update to telmee_staff
  using (telmee_changes(slug)) with check (telmee_changes(slug));

-- Installation: what is known about the whole ----------------------------------------------------

create table installation (
  one  boolean primary key default true check (one),
  demo boolean not null -- whether demo content was loaded; then a second factor is only advised
);
insert into installation (demo) values (false);
