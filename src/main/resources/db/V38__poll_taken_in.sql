-- A poll that was held before it came here: the terms of what people sent count from that day -----------

-- When a poll that was held elsewhere, or before, was put in here; null: it was held here. What a term
-- says to be kept is kept here that long, also when the closing is long ago.
alter table poll add column taken_in_at timestamptz;
