-- Webhooks: events that are sent to programs of others --------------------------------------------

-- A subscription: where events of an organisation, and of all below it, are sent to.
create table webhook (
  id            uuid        primary key,
  organisation  text        not null references organisation,
  account_id    uuid        references account on delete set null, -- whose it is: gets its mail
  url           text        not null,
  types         text[],                                            -- null: all
  theme         text,
  trajectory    text,
  state         text        not null check (state in ('active', 'paused', 'gone')),
  made_at       timestamptz not null,
  cursor        bigint      not null,               -- the last event that became a delivery, or not
  due_at        timestamptz,                        -- when a node may take it; null: nothing waits
  lease         uuid,                               -- a node sends under this name, until due_at
  slow          boolean     not null default false, -- its last try failed or took long
  failing_since timestamptz,                        -- the first failure after the last success
  notice        text check (notice in ('paused', 'gone')), -- what its owner is still to be told
  notice_at     timestamptz,                        -- not before this
  check ((notice is null) = (notice_at is null))
);
-- Which subscriptions have not seen the newest event.
create index webhook_cursor on webhook (cursor) where state = 'active';
-- What a node may take; the slow ones apart, so that they are in nobody's way.
create index webhook_due on webhook (slow, due_at) where state = 'active' and due_at is not null;
-- The subscriptions of an organisation.
create index webhook_organisation on webhook (organisation, made_at);
-- Those whose owner is to be told.
create index webhook_notice on webhook (notice_at) where notice is not null;

-- Keys that messages are signed with; after a change the old one signs too for a day. Staff makes
-- them and never reads them back.
create table webhook_secret (
  webhook uuid        not null references webhook on delete cascade,
  id      uuid        not null,
  secret  bytea       not null check (length(secret) between 24 and 64),
  made_at timestamptz not null,
  ends_at timestamptz, -- null: the current one
  primary key (webhook, id)
);

-- What is sent, byte for byte, once for all subscriptions.
create table webhook_message (
  id      uuid        primary key, -- of the event: the webhook-id
  type    text        not null,
  body    bytea       not null,
  made_at timestamptz not null
);
-- What has been kept long enough is removed.
create index webhook_message_made on webhook_message (made_at);

-- A message on its way to one subscription, with its last try.
create table webhook_delivery (
  webhook    uuid        not null references webhook on delete cascade,
  message    uuid        not null references webhook_message,
  state      text        not null check (state in ('waiting', 'held', 'done', 'failed')),
  tries      int         not null default 0,
  made_at    timestamptz not null,
  next_at    timestamptz not null, -- when the next try is due, while it waits
  tried_at   timestamptz,
  millis     int,                  -- how long the last try took
  status     int,                  -- HTTP status of its answer; null: there was none
  error      text,                 -- why there was none, in a word
  request    text,                 -- the headers that were sent
  answer     text,                 -- headers and the first bytes of what came back
  primary key (webhook, message)
);
-- What a subscription has to try next.
create index webhook_delivery_next on webhook_delivery (webhook, next_at) where state = 'waiting';
-- The list, newest first.
create index webhook_delivery_made on webhook_delivery (webhook, made_at, message);
-- What has been kept long enough is removed.
create index webhook_delivery_old on webhook_delivery (made_at) where state <> 'waiting';
-- Whether a message is still needed.
create index webhook_delivery_message on webhook_delivery (message);

-- What staff may do -------------------------------------------------------------------------------

grant select, insert, update, delete on webhook to telmee_staff;
grant select (webhook, id, made_at, ends_at), insert, update (ends_at), delete
  on webhook_secret to telmee_staff;
grant select on webhook_message to telmee_staff;
grant select, update (state, tries, next_at) on webhook_delivery to telmee_staff;

alter table webhook enable row level security;
create policy webhook_sees on webhook for select to telmee_staff
  using (telmee_sees(organisation));
create policy webhook_makes on webhook for insert to telmee_staff
  with check (telmee_changes(organisation));
create policy webhook_changes on webhook for update to telmee_staff
  using (telmee_changes(organisation));
create policy webhook_removes on webhook for delete to telmee_staff
  using (telmee_changes(organisation));

create function telmee_sees_webhook(webhook uuid) returns boolean
  language sql stable parallel safe
  return exists (select from webhook w where w.id = $1 and telmee_sees(w.organisation));

create function telmee_changes_webhook(webhook uuid) returns boolean
  language sql stable parallel safe
  return exists (select from webhook w where w.id = $1 and telmee_changes(w.organisation));

alter table webhook_secret enable row level security;
create policy webhook_secret_sees on webhook_secret for select to telmee_staff
  using (telmee_sees_webhook(webhook));
create policy webhook_secret_makes on webhook_secret for insert to telmee_staff
  with check (telmee_changes_webhook(webhook));
create policy webhook_secret_ends on webhook_secret for update to telmee_staff
  using (telmee_changes_webhook(webhook));
create policy webhook_secret_removes on webhook_secret for delete to telmee_staff
  using (telmee_changes_webhook(webhook));

alter table webhook_delivery enable row level security;
create policy webhook_delivery_sees on webhook_delivery for select to telmee_staff
  using (telmee_sees_webhook(webhook));
create policy webhook_delivery_again on webhook_delivery for update to telmee_staff
  using (telmee_changes_webhook(webhook));

alter table webhook_message enable row level security;
create policy webhook_message_sees on webhook_message for select to telmee_staff
  using (exists (select from webhook_delivery d where d.message = id));
