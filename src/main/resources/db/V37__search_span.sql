-- Search: the years in which something ran, and excerpts in one language -----------------------------

-- From the first to the last day that everybody may know of a trajectory; null: there is none.
create function telmee_span(shown jsonb, done jsonb, first date, last date) returns daterange
  language sql immutable parallel safe
  return (select case when min(day) is not null then daterange(min(day), max(day), '[]') end from (
    select first as day
    union all
    select last
    union all
    select make_date(left(said, 4)::int, substr(said, 6, 2)::int, substr(said, 9, 2)::int) from (
      select jsonb_path_query(jsonb_build_array(shown, done), 'lax $.**.on
        ? (@.type() == "string" && @ like_regex "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")') #>> '{}' as said
    ) texts
  ) days);

alter table trajectory add column ran daterange
  generated always as (telmee_span(shown, done, published_on, closed_on)) stored;

-- The texts in a document as telmee_text gives them, without those that also stand in a language.
create function telmee_text_in(document jsonb, lang text) returns text
  language sql immutable parallel safe
  return (select coalesce(left(string_agg(line, E'\n'), 200000), '') from (
    select pair.value #>> '{}' as line
    from jsonb_path_query(document, 'strict $.** ? (@.type() == "object")') as one (object)
      cross join lateral jsonb_each(one.object) pair
    where jsonb_typeof(pair.value) = 'string'
      and pair.key ~ '^(nl|en|subject|why|title|summary|policyGoal|can|cannot|purpose|question|plan|approach|note|notes|origin|cancelled|text|proposal|clientPerspective|reaction|communication|contribution|refusal|reason|about|alt|method)$'
      and not (pair.key in ('nl', 'en') and pair.key <> lang
        and coalesce(one.object ->> lang, '') <> '')
    union all
    select jsonb_path_query(document, 'lax $.evaluation.recommendations[*] ? (@.type() == "string")')
      #>> '{}'
  ) lines);

-- What an excerpt is taken from: one language, unless what was looked for is in another one only.
create function telmee_excerpt(document jsonb, asked text, lang text) returns text
  language sql immutable parallel safe
  return (select case when asked = '' or to_tsvector('dutch', own) @@ websearch_to_tsquery('dutch', asked)
    then own else telmee_text(document) end from telmee_text_in(document, lang) own);

-- As before, with the days on which something went on; null: it has but the one day.
create or replace view search_index as
  select 'trajectory' as kind, id, 0 as part, array[organisation, decides] || participants as whose,
    published_on as day, shown #> '{subject,themes}' as themes, shown #> '{subject,laws}' as laws,
    words_shown as words, ran
  from trajectory where state <> 'draft'
  union all
  select 'poll', id, 0, array[organisation], (opened_at at time zone 'Europe/Amsterdam')::date,
    definition -> 'themes', null, words, daterange((opened_at at time zone 'Europe/Amsterdam')::date,
      (closed_at at time zone 'Europe/Amsterdam')::date, '[]')
  from poll where state <> 'draft'
  union all
  select 'signal', id, 0, array[organisation], received_on, to_jsonb(themes), null, words, null
  from signal where state not in ('waiting', 'left-out')
  union all
  select 'advice', a.id, 0, array[a.council, a.organisation],
    (a.published_at at time zone 'Europe/Amsterdam')::date, to_jsonb(t.themes), null, t.words, null
  from advice_text t join advice a on a.id = t.advice and a.text_revision = t.revision
  where a.published_at is not null
  union all
  select 'advice', a.id, 0, array[a.council, a.organisation],
    (a.published_at at time zone 'Europe/Amsterdam')::date, to_jsonb(t.themes), null, n.words, null
  from advice_answer n join advice a on a.id = n.advice and a.answer_revision = n.revision
  join advice_text t on t.advice = a.id and t.revision = a.text_revision
  where a.published_at is not null
  union all
  select 'agenda', null, e.year, array[e.organisation],
    (e.published_at at time zone 'Europe/Amsterdam')::date,
    jsonb_path_query_array(e.items, '$[*].theme'), null, e.words, null
  from agenda_edition e
  where not exists (select from agenda_edition newer where newer.organisation = e.organisation
    and newer.year = e.year and newer.number > e.number)
  union all
  select 'newsletter', id, number, array[organisation],
    (began_at at time zone 'Europe/Amsterdam')::date, null, null, words, null
  from newsletter where state in ('sending', 'sent');

-- What people worded in papers that everybody reads by now belongs to what everybody may see.
update trajectory set shown = jsonb_set(shown, '{wordings}', worded.texts)
from (
  select t.id, jsonb_agg(one order by place) as texts
  from trajectory t cross join jsonb_array_elements(t.content -> 'wordings')
    with ordinality as each (one, place)
  where t.state <> 'draft' and exists (
    select from jsonb_array_elements(t.done) step
    where not coalesce((step ->> 'setAside')::boolean, false) and step ->> 'step' =
      case one ->> 'paper' when 'report' then 'report' when 'passage' then 'decision'
        when 'evaluation' then 'evaluation' end)
    and case when one ->> 'part' like '%.%' then
        exists (select from jsonb_path_query(t.shown, 'lax $.*[*].id') known
          where known #>> '{}' = split_part(one ->> 'part', '.', 2))
      when one ->> 'part' = 'review' then t.shown ? 'review'
      when one ->> 'part' = 'later-advice' then t.shown ? 'later-advice'
      else true end
  group by t.id) worded
where worded.id = trajectory.id;
