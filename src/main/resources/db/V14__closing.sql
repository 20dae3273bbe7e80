-- Closing -----------------------------------------------------------------------------------------

-- Who announced it closes the poll too; another node does so only when that one seems to be gone.
alter table poll_closing add column announced_at timestamptz not null default '-infinity';
