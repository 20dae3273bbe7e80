-- Watching: figures that hold no person -----------------------------------------------------------

-- How many responses a poll had at the end of each hour, as far as it is over.
create table received_hour (
  poll_id  uuid        not null,
  hour     timestamptz not null, -- its beginning
  received bigint      not null,
  primary key (poll_id, hour)
);

-- How many phones left the questionnaire without sending, by the furthest question they had seen.
-- A phone adds one to a number; nothing says which phone, or when.
create table progress (
  poll_id  uuid   not null,
  question int    not null, -- its place in the questionnaire, from 0
  n        bigint not null,
  primary key (poll_id, question)
);

-- Moderation: texts apart from the responses they came with -----------------------------------------

-- How many texts of a question were taken over. Its row is the lock that one node at a time takes.
create table text_lot (
  poll_id  uuid   not null,
  question text   not null,
  taken    bigint not null,
  primary key (poll_id, question)
);

-- Responses whose text was taken over. It says that it was, not which text it is now.
create table text_taken (
  poll_id  uuid not null,
  question text not null,
  key      uuid not null,
  primary key (poll_id, question, key)
);

-- A text that people wrote, to be read. Its id is random, and so is the order of ids: neither says
-- anything of when it came or with which other answers.
create table open_text (
  poll_id  uuid not null,
  id       uuid not null,
  question text not null,
  written  text not null, -- as it was written; what was hidden is forgotten in the next edition
  shown    text not null, -- as it will be published
  state    text not null check (state in ('waiting', 'published', 'left-out')),
  reason   text check (reason in ('personal', 'insult', 'off-topic', 'unreadable', 'advertising')),
  edition  int  not null default 0, -- the first edition after it was read; 0: none yet
  pending  boolean not null default false, -- whether it changed since the newest edition
  revision int  not null default 0, -- counts changes, so that two moderators do not undo each other
  primary key (poll_id, id),
  check ((state = 'left-out') = (reason is not null))
);
-- The queue of a question, and counts by state.
create index open_text_state on open_text (poll_id, question, state, id);

-- Words that moderators give to texts of a question.
create table text_label (
  poll_id  uuid not null,
  id       uuid not null,
  question text not null,
  name     text not null,
  primary key (poll_id, id)
);
-- One label for a name, however it is written.
create unique index text_label_name on text_label (poll_id, question, lower(name));

create table open_text_label (
  poll_id  uuid not null,
  text_id  uuid not null,
  label_id uuid not null,
  primary key (poll_id, text_id, label_id),
  foreign key (poll_id, text_id) references open_text on delete cascade,
  foreign key (poll_id, label_id) references text_label on delete cascade
);
-- How many texts have a label.
create index open_text_label_label on open_text_label (poll_id, label_id);

-- What was published of the texts. A number always means the same texts; only the newest can still
-- be read, as a text that was taken back must be gone.
create table text_edition (
  poll_id uuid        not null,
  number  int         not null,
  made_at timestamptz not null,
  content jsonb, -- null once a newer edition is there
  primary key (poll_id, number)
);

-- Who may do what ----------------------------------------------------------------------------------

grant select on text_edition to telmee_public;
grant select, insert, update on progress to telmee_public;
grant select on received_hour, progress to telmee_staff;
grant select, insert, update on open_text, text_edition to telmee_staff;
grant select, insert, update, delete on text_label, open_text_label to telmee_staff;

do $$
declare hanging text;
begin
  foreach hanging in array array['received_hour', 'progress', 'text_lot', 'text_taken', 'open_text',
      'text_label', 'open_text_label', 'text_edition'] loop
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

create policy edition_public on text_edition for select to telmee_public using (true);
create policy progress_public on progress for all to telmee_public using (true) with check (true);
