-- A number of a poll's definition, such as poll_number(definition, 'resultsPolicy', 'minimumGroup'). Null when there is
-- none, or none from 0 to 1,000,000: one row that cannot be read does not fail a look at all of them.

create function poll_number(definition jsonb, variadic place text[]) returns int
  language sql immutable
  return case when jsonb_typeof(definition #> place) = 'number' then
    case when (definition #> place)::numeric between 0 and 1000000
      then trunc((definition #> place)::numeric)::int end end;
