-- Mails that a step of a trajectory is due, each once for each member ------------------------------

create table trajectory_reminder (
  trajectory uuid        not null references trajectory on delete cascade,
  member     uuid        not null,
  step       text        not null, -- its key
  due_on     date        not null, -- another day is reminded of again
  kind       text        not null check (kind in ('soon', 'late')),
  due_at     timestamptz,          -- when to try to send it; null: sent, or not needed any more
  primary key (trajectory, member, step, due_on, kind),
  foreign key (trajectory, member) references trajectory_member on delete cascade
);
-- What waits to be sent.
create index trajectory_reminder_due on trajectory_reminder (due_at) where due_at is not null;
