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
