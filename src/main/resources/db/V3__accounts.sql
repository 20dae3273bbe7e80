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
