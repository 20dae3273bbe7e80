-- The list of texts that wait has a row for each batch and question instead of one for each text:
-- with thousands of responses a second it costs one row where it did a hundred.

alter table text_untaken rename to text_untaken_single;
alter table text_untaken_single rename constraint text_untaken_pkey to text_untaken_single_pkey;

create table text_untaken (
  poll_id  uuid not null,
  question text not null,
  lot      uuid not null, -- a random number
  keys     uuid[] not null, -- of the responses that have the texts
  primary key (poll_id, question, lot)
);

insert into text_untaken (poll_id, question, lot, keys)
select poll_id, question, gen_random_uuid(), array_agg(key)
from (
  select poll_id, question, key,
    row_number() over (partition by poll_id, question order by key) / 100 as part
  from text_untaken_single
) waiting
group by poll_id, question, part;

drop table text_untaken_single;

-- Who answers writes here and never reads.
grant insert on text_untaken to telmee_public;
alter table text_untaken enable row level security;
create policy answers_write on text_untaken for insert to telmee_public with check (true);
