-- Exports: files that are made in the background -------------------------------------------------

-- A file of anonymised rows that somebody asked for. It is kept for a day.
create table export_job (
  poll_id      uuid        not null references poll,
  id           uuid        not null,
  state        text        not null check (state in ('waiting', 'working', 'done', 'failed')),
  language     text        not null check (language in ('nl', 'en')),
  account_id   uuid,                 -- who asked
  email        text        not null,
  requested_at timestamptz not null,
  rows_done    bigint      not null default 0,
  rows_total   bigint,               -- null until it is known
  bytes        bigint      not null default 0,
  sha256       text,
  problem      text,                 -- why it failed: a word of the catalogue of problems
  ended_at     timestamptz,
  attempt      uuid,                 -- who works on it writes under this name only
  attempts     int         not null default 0,
  beat_at      timestamptz,          -- the last sign of life of that attempt
  primary key (poll_id, id)
);
-- Workers look for what is to be done, the oldest first.
create index export_job_unfinished on export_job (requested_at)
  where state in ('waiting', 'working');
-- One file of a poll is made at a time: who asks again gets that one.
create unique index export_job_one on export_job (poll_id) where state in ('waiting', 'working');
-- What has been kept long enough is destroyed.
create index export_job_ended on export_job (ended_at) where ended_at is not null;

-- The file in pieces, so that no node has to hold it, and any node can send it.
create table export_chunk (
  poll_id uuid  not null,
  job     uuid  not null,
  n       int   not null,
  bytes   bytea not null,
  primary key (poll_id, job, n),
  foreign key (poll_id, job) references export_job on delete cascade
);
-- They are compressed already.
alter table export_chunk alter column bytes set storage external;

grant select, insert on export_job to telmee_staff;
grant select on export_chunk to telmee_staff;

alter table export_job enable row level security;
create policy export_sees on export_job for select to telmee_staff
  using (telmee_sees_poll(poll_id));
create policy export_asks on export_job for insert to telmee_staff
  with check (telmee_changes_poll(poll_id));

-- Rows of people, even anonymised, are for who changes the poll.
alter table export_chunk enable row level security;
create policy export_takes on export_chunk for select to telmee_staff
  using (telmee_changes_poll(poll_id));

-- Destruction: what was kept long enough is destroyed, and that is told ----------------------------

-- A row for each time that a kind of data of a poll was destroyed. It outlives the poll.
create table destruction (
  id           uuid        primary key,
  poll_id      uuid        not null,
  organisation text        not null,
  title        text        not null,
  kind         text        not null
    check (kind in ('responses', 'texts', 'codes', 'exports', 'drafts')),
  rule         text        not null check (rule in ('term', 'by-hand')),
  days         int,                           -- the term
  account_id   uuid,                          -- who asked, by hand
  email        text,
  n            bigint      not null default 0, -- rows that were destroyed, counted as they went
  began_at     timestamptz not null,
  ended_at     timestamptz,                   -- null as long as it is going on
  hash         text,                          -- SHA-256 of the row, which the audit log has too
  check (rule = 'term' or email is not null),
  check ((ended_at is null) = (hash is null))
);
-- What is going on; once at a time for each poll and kind.
create unique index destruction_going on destruction (poll_id, kind) where ended_at is null;
-- Whether a poll's data were destroyed already.
create index destruction_poll on destruction (poll_id, kind);
-- The report, newest first.
create index destruction_ended on destruction (ended_at desc, id);

grant select, insert on destruction to telmee_staff;
alter table destruction enable row level security;
create policy destruction_sees on destruction for select to telmee_staff
  using (telmee_sees(organisation));
create policy destruction_asks on destruction for insert to telmee_staff
  with check (telmee_changes(organisation));
