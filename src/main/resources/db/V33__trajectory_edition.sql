-- Which edition of the rules judged a change: what was right when it was done stays readable.
alter table trajectory_change
  add column edition smallint not null default 1 check (edition > 0);
