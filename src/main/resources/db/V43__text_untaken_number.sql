-- How many keys a row has stands beside them, so that counting what waits does not read them. The keys of a
-- batch stay in the row: they are random, so trying to compress them was in vain, and a page holds those of 500.

alter table text_untaken add column n int not null generated always as (cardinality(keys)) stored;
alter table text_untaken alter column keys set storage external;
alter table text_untaken set (toast_tuple_target = 8160);
