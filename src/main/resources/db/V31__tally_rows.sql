-- The counts of a stratum stand together in a row, 128 cells in each: a batch adds to a handful of
-- rows, where it added to a row for each cell.

alter table tally rename to tally_before;

create table tally (
  poll_id uuid     not null,
  part    smallint not null, -- of the cells: part 0 has cells 0 to 127, and so on
  stratum int      not null,
  slot    smallint not null, -- each writer has its own, so that they do not wait for each other's rows
  counts  bigint[] not null, -- by cell, from the first of the part
  -- The part comes first: the release clock reads cell 0 (responses) of all strata.
  constraint tally_row primary key (poll_id, part, stratum, slot)
) with (fillfactor = 50);

-- Adds cell by cell; where one is shorter the other stands. Immutable, as a distributed database asks.
create function telmee_add(counts bigint[], more bigint[]) returns bigint[]
  language plpgsql immutable strict parallel safe
  as $$
begin
  for cell in 1 .. cardinality(more) loop
    counts[cell] := coalesce(counts[cell], 0) + more[cell];
  end loop;
  return counts;
end $$;

insert into tally (poll_id, part, stratum, slot, counts)
select poll_id, part, stratum, slot,
  array(select coalesce(b.n, 0) from generate_series(part * 128, last) as c (cell)
    left join tally_before b on b.poll_id = p.poll_id and b.cell = c.cell and b.stratum = p.stratum
      and b.slot = p.slot
    order by c.cell)
from (
  select poll_id, (cell / 128)::smallint as part, stratum, slot, max(cell) as last
  from tally_before group by 1, 2, 3, 4
) p;

drop table tally_before;

-- The same, a row for each cell; for who reads few of them.
create view tally_cell as
  select t.poll_id, t.stratum, t.part * 128 + c.ord::int - 1 as cell, t.slot, c.n
  from tally t cross join unnest(t.counts) with ordinality as c (n, ord);

grant select, insert, update on tally to telmee_public;
