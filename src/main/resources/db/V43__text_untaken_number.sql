-- What nothing is looked up by needs no statistics, and cleaning may take its time: a rush of responses only adds
-- rows, and would share its processors with both. What is destroyed is cleaned up at once (ShredStore). This comes
-- first: it may have to wait for a cleaning that is going on, and then nobody waits for what comes after it.

alter table response alter column answers set statistics 0;
alter table response set (autovacuum_vacuum_cost_delay = 20);

-- How many keys a row has stands beside them, so that counting what waits does not read them. The keys of a
-- batch stay in the row: they are random, so trying to compress them was in vain, and a page holds those of 500.

alter table text_untaken add column n int not null generated always as (cardinality(keys)) stored;
alter table text_untaken alter column keys set storage external;
alter table text_untaken set (toast_tuple_target = 8160);
alter table text_untaken alter column keys set statistics 0, alter column lot set statistics 0;
