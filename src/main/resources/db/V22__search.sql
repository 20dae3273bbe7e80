-- Search: words of everything that people can read ------------------------------------------------

-- The texts in a document, each on a line. Words of the program, as states and ids, are left out;
-- so is what is more than an index can hold.
create function telmee_text(document jsonb) returns text
  language sql immutable parallel safe
  return (select coalesce(left(string_agg(line #>> '{}', E'\n'), 200000), '') from (
    select jsonb_path_query(document, 'strict $.** ? (@.type() == "object").keyvalue()
      ? (@.value.type() == "string" && @.key like_regex
        "^(nl|en|subject|why|title|summary|policyGoal|can|cannot|purpose|question|plan|approach|note|notes|origin|cancelled|text|proposal|clientPerspective|reaction|communication|contribution|refusal|reason|about|alt|method)$").value')
      as line
    union all
    select jsonb_path_query(document, 'lax $.evaluation.recommendations[*] ? (@.type() == "string")')
  ) lines);

-- The words of a text, those of its title first in rank.
create function telmee_words(title text, body text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector('dutch', left(coalesce(title, ''), 2000)), 'A')
    || to_tsvector('dutch', left(coalesce(body, ''), 200000));

alter table trajectory
  add column words_all tsvector generated always as
    (telmee_words(telmee_text(content #> '{subject,title}'), telmee_text(content))) stored,
  add column words_shown tsvector generated always as
    (telmee_words(telmee_text(shown #> '{subject,title}'), telmee_text(shown))) stored;
alter table poll add column words tsvector generated always as
  (telmee_words(telmee_text(definition -> 'title'), telmee_text(definition))) stored;
alter table signal add column words tsvector generated always as
  (telmee_words(subject, what || E'\n' || coalesce(place, '') || E'\n' || coalesce(reply, '')))
  stored;
alter table advice_text add column words tsvector generated always as
  (telmee_words(title, body)) stored;
alter table advice_answer add column words tsvector generated always as
  (telmee_words('', body || E'\n' || telmee_text(verdicts))) stored;
alter table agenda_edition add column words tsvector generated always as
  (telmee_words('', telmee_text(items))) stored;
alter table newsletter add column words tsvector generated always as
  (telmee_words(telmee_text(title), telmee_text(introduction))) stored;

-- Words that everybody may find, of each kind; drafts are in none of them. They are kept up to date
-- with each row, so that a search never reads what waits to be put in. Published trajectories.
create index trajectory_words on trajectory using gin (words_shown) with (fastupdate = off) where state <> 'draft';
-- Polls that have opened.
create index poll_words on poll using gin (words) with (fastupdate = off) where state <> 'draft';
-- Signals that somebody read and did not leave out.
create index signal_words on signal using gin (words) with (fastupdate = off) where state not in ('waiting', 'left-out');
-- What councils wrote; which revision is public stands with the advice.
create index advice_text_words on advice_text using gin (words) with (fastupdate = off);
-- What was answered.
create index advice_answer_words on advice_answer using gin (words) with (fastupdate = off);
-- Editions of agendas.
create index agenda_edition_words on agenda_edition using gin (words) with (fastupdate = off);
-- Newsletters that went out.
create index newsletter_words on newsletter using gin (words) with (fastupdate = off) where state in ('sending', 'sent');

-- What is public, to be found by its words. It has no texts: these are read from the tables, where
-- row-level security decides. It is a view of the owner, as PostgreSQL lets no search for words use
-- an index behind row-level security; each line says once more what is public.
create view search_index as
  select 'trajectory' as kind, id, 0 as part, array[organisation, decides] || participants as whose,
    published_on as day, shown #> '{subject,themes}' as themes, shown #> '{subject,laws}' as laws,
    words_shown as words
  from trajectory where state <> 'draft'
  union all
  select 'poll', id, 0, array[organisation], (opened_at at time zone 'Europe/Amsterdam')::date,
    definition -> 'themes', null, words
  from poll where state <> 'draft'
  union all
  select 'signal', id, 0, array[organisation], received_on, to_jsonb(themes), null, words
  from signal where state not in ('waiting', 'left-out')
  union all
  select 'advice', a.id, 0, array[a.council, a.organisation],
    (a.published_at at time zone 'Europe/Amsterdam')::date, to_jsonb(t.themes), null, t.words
  from advice_text t join advice a on a.id = t.advice and a.text_revision = t.revision
  where a.published_at is not null
  union all
  select 'advice', a.id, 0, array[a.council, a.organisation],
    (a.published_at at time zone 'Europe/Amsterdam')::date, to_jsonb(t.themes), null, n.words
  from advice_answer n join advice a on a.id = n.advice and a.answer_revision = n.revision
  join advice_text t on t.advice = a.id and t.revision = a.text_revision
  where a.published_at is not null
  union all
  select 'agenda', null, e.year, array[e.organisation],
    (e.published_at at time zone 'Europe/Amsterdam')::date,
    jsonb_path_query_array(e.items, '$[*].theme'), null, e.words
  from agenda_edition e
  where not exists (select from agenda_edition newer where newer.organisation = e.organisation
    and newer.year = e.year and newer.number > e.number)
  union all
  select 'newsletter', id, number, array[organisation],
    (began_at at time zone 'Europe/Amsterdam')::date, null, null, words
  from newsletter where state in ('sending', 'sent');

grant select on search_index to telmee_public;
