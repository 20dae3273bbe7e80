-- Councils: in whose name somebody speaks --------------------------------------------------------

-- Whether the caller speaks for a council. Who stands above a council changes what is its own, and
-- still does not speak for it: what a council writes is its own until it delivers it.
create function telmee_speaks(council text) returns boolean
  language sql stable parallel safe
  return council = nullif(current_setting('telmee.council', true), '');

-- Whether an organisation and its council make something together, and the caller is one of them.
create function telmee_works_with(organisation text) returns boolean
  language sql stable parallel safe
  return telmee_changes(organisation)
    or organisation = nullif(current_setting('telmee.advises', true), '');

-- Signals: subjects that residents, council members and civil servants bring up ---------------------

-- Within how many weeks an organisation answers; 6 where it says nothing.
create table signal_term (
  organisation text primary key references organisation on delete cascade,
  weeks        int  not null check (weeks between 1 and 26)
);

create table signal (
  id           uuid primary key,
  organisation text not null references organisation, -- to whom it is brought
  origin       text not null check (origin in ('resident', 'council', 'staff')),
  state        text not null check (state in
    ('waiting', 'left-out', 'open', 'merged', 'taken-up', 'answered', 'refused')),
  subject      text not null,
  what         text not null,
  place        text,
  themes       text[] not null,
  received_on  date not null,   -- a day: no exact time of who is no account
  due_on       date not null,
  closed_on    date,
  merged_into  uuid references signal,
  reply        text,            -- the answer, or why it was refused or left out
  link         text,            -- where it can be followed further
  replied_by   text references organisation,
  brought      int  not null default 1, -- how many signals were brought together in this one
  supported    bigint,          -- how many supported it, once it is closed
  revision     int  not null default 0,
  check ((state = 'merged') = (merged_into is not null)),
  check (state not in ('left-out', 'taken-up', 'answered', 'refused') or reply is not null)
);
-- The list of an organisation, and its queue.
create index signal_organisation on signal (organisation, state, received_on);
-- What was brought together in one.
create index signal_merged on signal (merged_into) where merged_into is not null;

-- What was done with a signal, a row for each revision; nothing is written over.
create table signal_step (
  signal   uuid        not null references signal on delete cascade,
  revision int         not null,
  state    text        not null, -- after it
  reply    text,
  did_at   timestamptz not null,
  did_by   text        not null, -- e-mail address
  primary key (signal, revision)
);

-- Who brought a signal comes back with a secret, of which this is the SHA-256.
create table signal_receipt (
  hash   bytea primary key,
  signal uuid  not null references signal on delete cascade
);
-- What hangs on a signal.
create index signal_receipt_signal on signal_receipt (signal);

-- One row for each browser that supports an open signal: SHA-256 of a random number that the browser
-- keeps for this organisation, so that signals can be brought together without counting it twice.
-- When the signal is closed the rows go and their number stays.
create table signal_support (
  signal    uuid  not null references signal on delete cascade,
  supporter bytea not null,
  primary key (signal, supporter)
);

-- Agenda: what an organisation will talk about with its residents in a year --------------------------

-- A row for each change of an item, so that nobody's work is lost; the newest revision counts.
create table agenda_item (
  organisation text        not null references organisation,
  year         int         not null check (year between 2000 and 2100),
  id           uuid        not null,
  revision     int         not null check (revision > 0),
  content      jsonb       not null,
  removed      boolean     not null,
  changed_at   timestamptz not null,
  changed_by   text        not null, -- e-mail address
  primary key (organisation, year, id, revision)
);

-- What was published. An edition never changes.
create table agenda_edition (
  organisation text        not null references organisation,
  year         int         not null,
  number       int         not null check (number > 0),
  items        jsonb       not null,
  published_at timestamptz not null,
  primary key (organisation, year, number)
);

-- Advice: what a council says, and what is done with it ---------------------------------------------

create table advice (
  id              uuid primary key,
  organisation    text not null references organisation, -- to whom
  council         text not null references organisation, -- by whom
  state           text not null check (state in
    ('asked', 'draft', 'delivered', 'published', 'answered')),
  question        text,        -- what was asked; null: advice that nobody asked for
  due_on          date,
  made_at         timestamptz not null,
  delivered_at    timestamptz,
  text_revision   int,         -- what was delivered
  embargo_until   timestamptz, -- until then nobody outside sees that it is there
  published_at    timestamptz,
  answered_at     timestamptz,
  answer_revision int,         -- what was answered
  check ((delivered_at is null) = (text_revision is null)),
  check ((answered_at is null) = (answer_revision is null)),
  check (state not in ('published', 'answered') or published_at is not null)
);
-- The advice to an organisation and of a council, newest first.
create index advice_organisation on advice (organisation, published_at);
create index advice_council on advice (council, made_at);
-- What is to be published when its moment has come.
create index advice_embargo on advice (embargo_until) where state = 'delivered';

-- What a council wrote, at each revision: its own until it is delivered.
create table advice_text (
  advice     uuid        not null references advice on delete cascade,
  revision   int         not null check (revision > 0),
  title      text        not null,
  body       text        not null,
  points     text[]      not null,
  themes     text[]      not null,
  changed_at timestamptz not null,
  changed_by text        not null, -- e-mail address
  primary key (advice, revision)
);

-- What the organisation answers, at each revision: its own until it is published.
create table advice_answer (
  advice     uuid        not null references advice on delete cascade,
  revision   int         not null check (revision > 0),
  body       text        not null,
  verdicts   jsonb       not null, -- [{"verdict":"adopted","reason":"…"}], one for each point
  changed_at timestamptz not null,
  changed_by text        not null, -- e-mail address
  primary key (advice, revision)
);

-- Files beside the question, the advice or the answer.
create table advice_file (
  advice  uuid  not null references advice on delete cascade,
  id      uuid  not null,
  part    text  not null check (part in ('question', 'advice', 'answer')),
  name    text  not null,
  type    text  not null,
  content bytea not null check (octet_length(content) <= 10485760),
  primary key (advice, id)
);
-- They are compressed already.
alter table advice_file alter column content set storage external;

-- What the public's role may do ---------------------------------------------------------------------

grant select on signal_term to telmee_public;
grant select (id, organisation, origin, state, subject, what, place, themes, received_on, due_on,
    closed_on, merged_into, reply, link, replied_by, brought, supported, revision),
  insert (id, organisation, origin, state, subject, what, place, themes, received_on, due_on)
  on signal to telmee_public;
grant select, insert on signal_receipt, signal_support to telmee_public;
grant select on agenda_edition to telmee_public;
grant select (id, organisation, council, state, question, due_on, delivered_at, text_revision,
    published_at, answered_at, answer_revision) on advice to telmee_public;
grant select (advice, revision, title, body, points, themes) on advice_text to telmee_public;
grant select (advice, revision, body, verdicts) on advice_answer to telmee_public;
grant select on advice_file to telmee_public;

alter table signal_term enable row level security;
alter table signal enable row level security;
alter table signal_step enable row level security;
alter table signal_receipt enable row level security;
alter table signal_support enable row level security;
alter table agenda_item enable row level security;
alter table agenda_edition enable row level security;
alter table advice enable row level security;
alter table advice_text enable row level security;
alter table advice_answer enable row level security;
alter table advice_file enable row level security;

create policy term_public on signal_term for select to telmee_public using (true);
create policy receipt_public on signal_receipt for select to telmee_public
  using (hash = decode(current_setting('telmee.receipt', true), 'hex'));
create policy receipt_made on signal_receipt for insert to telmee_public with check (true);
-- What was read; and to who brings the secret of one, that one.
create policy signal_public on signal for select to telmee_public
  using (state not in ('waiting', 'left-out')
    or exists (select from signal_receipt r where r.signal = id));
create policy signal_brought on signal for insert to telmee_public
  with check (state = 'waiting' and origin = 'resident');
create policy support_public on signal_support for select to telmee_public using (true);
create policy support_given on signal_support for insert to telmee_public
  with check (exists (select from signal s where s.id = signal and s.state = 'open'));
create policy edition_public on agenda_edition for select to telmee_public using (true);
-- Before its moment there is no advice.
create policy advice_public on advice for select to telmee_public using (published_at is not null);
create policy text_public on advice_text for select to telmee_public
  using (exists (select from advice a where a.id = advice and a.text_revision = revision));
create policy answer_public on advice_answer for select to telmee_public
  using (exists (select from advice a where a.id = advice and a.answer_revision = revision));
create policy file_public on advice_file for select to telmee_public
  using (exists (select from advice a
    where a.id = advice and (part <> 'answer' or a.answered_at is not null)));

-- What staff and councils may do, and with which rows --------------------------------------------------

grant select, insert, update on signal_term, signal to telmee_staff;
grant select, insert on signal_step to telmee_staff;
grant select, insert, delete on signal_support to telmee_staff;
grant select, insert on agenda_item, agenda_edition to telmee_staff;
grant select, insert, update on advice to telmee_staff;
grant select, insert on advice_text, advice_answer to telmee_staff;
grant select, insert, delete on advice_file to telmee_staff;

create policy term_sees on signal_term for select to telmee_staff using (telmee_sees(organisation));
create policy term_says on signal_term for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy term_changes on signal_term for update to telmee_staff
  using (telmee_changes(organisation)) with check (telmee_changes(organisation));

-- A signal is read and answered by the organisation and its council.
create policy signal_sees on signal for select to telmee_staff
  using (telmee_works_with(organisation));
create policy signal_brings on signal for insert to telmee_staff
  with check (telmee_works_with(organisation));
create policy signal_changes on signal for update to telmee_staff
  using (telmee_works_with(organisation)) with check (telmee_works_with(organisation));
create policy step_sees on signal_step for select to telmee_staff
  using (exists (select from signal s where s.id = signal));
create policy step_done on signal_step for insert to telmee_staff
  with check (exists (select from signal s where s.id = signal));
create policy support_staff on signal_support for all to telmee_staff
  using (exists (select from signal s where s.id = signal))
  with check (exists (select from signal s where s.id = signal));

-- The agenda is made together, and published by the organisation itself.
create policy item_sees on agenda_item for select to telmee_staff
  using (telmee_works_with(organisation));
create policy item_made on agenda_item for insert to telmee_staff
  with check (telmee_works_with(organisation));
create policy edition_sees on agenda_edition for select to telmee_staff
  using (telmee_sees(organisation));
create policy edition_made on agenda_edition for insert to telmee_staff
  with check (telmee_changes(organisation));

create policy advice_sees on advice for select to telmee_staff
  using (telmee_speaks(council)
    or (telmee_changes(organisation) and (question is not null or delivered_at is not null))
    or (telmee_sees(organisation) and published_at is not null));
create policy advice_begun on advice for insert to telmee_staff
  with check (case when question is null then telmee_speaks(council)
    else telmee_changes(organisation) end);
create policy advice_goes_on on advice for update to telmee_staff
  using (telmee_speaks(council)
    or (telmee_changes(organisation) and (question is not null or delivered_at is not null)))
  with check (telmee_speaks(council) or telmee_changes(organisation));

create policy text_sees on advice_text for select to telmee_staff
  using (exists (select from advice a
    where a.id = advice and (telmee_speaks(a.council) or a.text_revision = revision)));
create policy text_written on advice_text for insert to telmee_staff
  with check (exists (select from advice a
    where a.id = advice and telmee_speaks(a.council) and a.delivered_at is null));
create policy answer_sees on advice_answer for select to telmee_staff
  using (exists (select from advice a
    where a.id = advice and (telmee_changes(a.organisation) or a.answer_revision = revision)));
create policy answer_written on advice_answer for insert to telmee_staff
  with check (exists (select from advice a where a.id = advice and telmee_changes(a.organisation)
    and a.delivered_at is not null and a.answered_at is null));

-- Whose a part of an advice is, as long as it is not finished.
create function telmee_writes(advice uuid, part text) returns boolean
  language sql stable parallel safe
  return exists (select from advice a where a.id = telmee_writes.advice and case part
    when 'question' then telmee_changes(a.organisation) and a.question is not null
      and a.delivered_at is null
    when 'advice' then telmee_speaks(a.council) and a.delivered_at is null
    else telmee_changes(a.organisation) and a.delivered_at is not null
      and a.answered_at is null end);
create policy file_sees on advice_file for select to telmee_staff
  using (telmee_writes(advice, part) or exists (select from advice a where a.id = advice
    and case part when 'question' then true when 'advice' then telmee_speaks(a.council)
      or a.delivered_at is not null else a.answered_at is not null end));
create policy file_added on advice_file for insert to telmee_staff
  with check (telmee_writes(advice, part));
create policy file_taken_away on advice_file for delete to telmee_staff
  using (telmee_writes(advice, part));
