-- Webhooks in the order of the log ------------------------------------------------------------------

-- The number of the event: what is due at one moment goes in the order of the log. Test messages
-- have none, and go first.
alter table webhook_delivery add column seq bigint not null default 0;
update webhook_delivery set seq = e.seq from event e where e.id = message;

-- What a subscription has to try next.
drop index webhook_delivery_next;
create index webhook_delivery_next on webhook_delivery (webhook, next_at, seq)
  where state = 'waiting';
