-- Mail to followers: at once, daily, weekly, and newsletters ---------------------------------------

-- Who asked for mail and has not said yes yet. Gone when it was confirmed, or after a week.
create table mail_request (
  token_hash   bytea       primary key, -- SHA-256 of what stands in the link
  organisation text        not null references organisation,
  address      text        not null,
  frequency    text        not null check (frequency in ('at-once', 'daily', 'weekly', 'none')),
  newsletter   boolean     not null,
  themes       text[]      not null,
  language     text        not null check (language in ('nl', 'en')),
  expires_at   timestamptz not null
);
-- What has ended is removed.
create index mail_request_expires on mail_request (expires_at);
-- Who asks again before saying yes.
create index mail_request_address on mail_request (organisation, lower(address));

-- Who gets mail, without the address: what staff may count.
create table mail_follower (
  id           uuid        primary key,
  organisation text        not null references organisation,
  frequency    text        not null check (frequency in ('at-once', 'daily', 'weekly', 'none')),
  newsletter   boolean     not null,
  themes       text[]      not null,           -- empty: everything
  language     text        not null check (language in ('nl', 'en')),
  cursor       bigint      not null,           -- has had what it wanted up to this event
  upto         bigint,                         -- the mail that is on its way ends here: sent
                                               -- again, it is the same mail
  due_at       timestamptz not null,           -- not before; while it is claimed, until when
  attempt      uuid,                           -- who has claimed it
  tries        int         not null default 0, -- in a row that had no result
  refusals     int         not null default 0, -- by our mail server, in a row, once a day
  refused_at   timestamptz,
  bounces      int         not null default 0, -- by another one later, once a day
  bounced_at   timestamptz,
  check (newsletter or frequency <> 'none')
);
-- Who gets a mail at a fixed hour, by when it is due.
create index mail_follower_due on mail_follower (due_at) where frequency in ('daily', 'weekly');
-- Who gets mail at once and is behind the log; nobody is, as long as nothing happens.
create index mail_follower_behind on mail_follower (cursor) where frequency = 'at-once';
-- Numbers for staff, and who gets a newsletter.
create index mail_follower_organisation on mail_follower (organisation, frequency);

-- The only place with an address. No role but the program's own reads it.
create table mail_address (
  follower     uuid  primary key references mail_follower on delete cascade,
  organisation text  not null,
  address      text  not null,
  token        text  not null,       -- stands in the links of each mail
  token_hash   bytea not null unique -- SHA-256 of it
);
-- One follower for an address, of each organisation.
create unique index mail_address_one on mail_address (organisation, lower(address));

-- What became of mail, in numbers only.
create table mail_count (
  organisation text   not null references organisation,
  month        date   not null,
  what         text   not null check (what in ('refused', 'bounced', 'given-up')),
  n            bigint not null,
  primary key (organisation, month, what)
);

grant select (organisation, frequency, newsletter) on mail_follower to telmee_staff;
alter table mail_follower enable row level security;
create policy mail_follower_sees on mail_follower for select to telmee_staff
  using (telmee_sees(organisation));

grant select on mail_count to telmee_staff;
alter table mail_count enable row level security;
create policy mail_count_sees on mail_count for select to telmee_staff
  using (telmee_sees(organisation));

-- Newsletters ---------------------------------------------------------------------------------------

-- A letter of an organisation to its followers, made of events of a period.
create table newsletter (
  id           uuid        primary key,
  organisation text        not null references organisation,
  state        text        not null check (state in ('draft', 'scheduled', 'sending', 'sent')),
  revision     int         not null,
  number       int,                  -- in its address: 1 for the first one of the organisation
  title        jsonb       not null,
  introduction jsonb       not null, -- by language; either may be missing
  since        date        not null,
  until        date        not null, -- the last day
  items        uuid[]      not null, -- events, in their order
  send_at      timestamptz,          -- when it begins to go out
  began_at     timestamptz,
  ended_at     timestamptz,
  recipients   int         not null default 0,
  delivered    int         not null default 0,
  refused      int         not null default 0,
  changed_at   timestamptz not null,
  unique (organisation, number),
  check ((state in ('draft', 'scheduled')) = (number is null))
);
-- The newest of an organisation.
create index newsletter_organisation on newsletter (organisation, changed_at desc);
-- What is to go out, and what is going out.
create index newsletter_working on newsletter (send_at) where state in ('scheduled', 'sending');

-- Who must still get it. The row goes when the mail went: nobody can look up who got what.
create table newsletter_delivery (
  newsletter uuid        not null references newsletter on delete cascade,
  follower   uuid        not null references mail_follower on delete cascade,
  due_at     timestamptz not null,
  attempt    uuid,
  tries      int         not null default 0,
  primary key (newsletter, follower)
);
-- The next one to send.
create index newsletter_delivery_due on newsletter_delivery (due_at);
-- A follower who stops gets nothing more.
create index newsletter_delivery_follower on newsletter_delivery (follower);

grant select, insert, delete on newsletter to telmee_staff;
grant update (state, revision, title, introduction, since, until, items, send_at, changed_at)
  on newsletter to telmee_staff;
grant select on newsletter to telmee_public;
alter table newsletter enable row level security;
create policy newsletter_public on newsletter for select to telmee_public
  using (state in ('sending', 'sent'));
create policy newsletter_sees on newsletter for select to telmee_staff
  using (telmee_sees(organisation));
create policy newsletter_makes on newsletter for insert to telmee_staff
  with check (telmee_changes(organisation) and state = 'draft');
create policy newsletter_changes on newsletter for update to telmee_staff
  using (telmee_changes(organisation) and state in ('draft', 'scheduled'))
  with check (telmee_changes(organisation) and state in ('draft', 'scheduled'));
create policy newsletter_removes on newsletter for delete to telmee_staff
  using (telmee_changes(organisation) and state = 'draft');
