-- Identity: small reference tables ---------------------------------------------------------------

create table organisation (
  slug   text primary key,
  kind   text  not null check (kind in ('region', 'municipality', 'council')),
  name   jsonb not null,
  parent text references organisation
);

create table account (
  id            uuid primary key,
  email         text not null,
  password_hash text not null,
  role          text not null check (role in ('administrator', 'editor')),
  organisation  text references organisation,
  check (role = 'administrator' or organisation is not null)
);
-- One account for an e-mail address, however it is written.
create unique index account_email on account (lower(email));

-- Keys that all nodes share: one signs tokens, one signs receipts.
create table signing_key (
  purpose text primary key check (purpose in ('token', 'receipt')),
  secret  bytea not null
);

-- Poll: what is asked ----------------------------------------------------------------------------

create table poll (
  id           uuid primary key,
  organisation text        not null references organisation,
  slug         text        not null unique,
  state        text        not null check (state in ('draft', 'open', 'closed')),
  definition   jsonb       not null, -- the body of POST /polls, as validated
  opens_at     timestamptz,
  closes_at    timestamptz,
  opened_at    timestamptz,
  closed_at    timestamptz,
  created_at   timestamptz not null
);
-- The lifecycle clock looks for polls whose moment has come, the lists for polls that have opened.
create index poll_state on poll (state, opened_at);

-- A poll whose closing was called for: batches stop taking its row lock, so that the closing itself
-- waits only for those that are being written.
create table poll_closing (
  poll_id uuid primary key references poll
);

-- Who of the staff looked at results before the policy showed them to everybody; public.
create table early_look (
  poll_id      uuid        not null references poll,
  id           uuid        not null,
  organisation text,
  account_id   uuid        not null,
  looked_at    timestamptz not null,
  primary key (poll_id, id)
);

-- Response: what was sent. Nothing here identifies a person or a device --------------------------

create table response (
  poll_id uuid  not null,
  key     uuid  not null, -- made by the phone, forgotten there once acknowledged
  stratum int   not null, -- the combination of the background answers
  day     date  not null, -- no exact time
  answers jsonb not null,
  primary key (poll_id, key)
);

-- Tally: how often each cell was chosen, by stratum ----------------------------------------------

-- Each writer has a slot of its own, so that writers do not wait for each other's rows.
create table tally (
  poll_id uuid     not null,
  cell    int      not null,
  stratum int      not null,
  slot    smallint not null,
  n       bigint   not null,
  -- The cell comes first: the release clock reads one cell (responses) of all strata.
  primary key (poll_id, cell, stratum, slot)
) with (fillfactor = 70);

-- Slots are leased: the holder renews, another takes over what has expired.
create table tally_slot (
  slot    smallint primary key,
  holder  uuid,
  expires timestamptz not null
);
insert into tally_slot (slot, expires) select s, timestamptz 'epoch' from generate_series(0, 63) s;

-- Release: what may be shown. Versions never change ----------------------------------------------

-- The newest version of each poll; its row is the lock that one node at a time takes.
create table release_head (
  poll_id     uuid primary key,
  version     int         not null,
  released_at timestamptz,
  final       boolean     not null
);

create table release (
  poll_id     uuid        not null,
  version     int         not null,
  released_at timestamptz not null,
  received    bigint      not null, -- responses stored when this version was made
  released    bigint      not null, -- responses that its numbers are made of
  state       text        not null check (state in ('open', 'closed')),
  primary key (poll_id, version)
);

-- The counts of a stratum as a version first showed them; later versions show them until a newer
-- row. Stratum -1 holds the rest of all strata, which goes out together at closing.
create table release_stratum (
  poll_id uuid     not null,
  stratum int      not null,
  version int      not null,
  counts  bigint[] not null, -- by cell
  primary key (poll_id, stratum, version)
);
