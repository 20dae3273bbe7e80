package nl.telmee.search;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.db.SqlFailures;
import nl.telmee.web.Language;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Finds by words: by indexes of what is public, and then reads what is shown of it as the caller's
 * role may.
 */
final class SearchStore {
  /** Each statement says these in this order; {@code $1} are the words. */
  private static final String FILTERS =
      """
       and ($2::text is null or kind = $2)
       and ($3::text[] is null or whose && $3)
       and ($4::text is null or themes ? $4)
       and ($5::text is null or laws ? $5)
       and ($6::int is null or coalesce(ran, daterange(day, day, '[]'))
         && daterange(make_date($6, 1, 1), make_date($6 + 1, 1, 1)))
      """;

  private static final String MATCH = "words @@ websearch_to_tsquery('dutch', $1)";
  private static final String RANK = "ts_rank(words, websearch_to_tsquery('dutch', $1))";

  /** Without words nothing is better than something else, and the newest comes first. */
  private static final String ANY = "$1::text is not null";

  private static final String PAGE =
      """
      with found as (
        select kind, id, part, whose, day, sum(%s) as rank from search_index where %s %s
        group by kind, id, part, whose, day),
      page as (
        select found.*, count(*) over () as total from found
        order by rank desc, day desc nulls last, kind, id, part limit $7 offset $8)
      """;

  /** What is shown, read from the tables themselves. */
  private static final String SHOWN =
      """
      select page.*, true as open, shown.title, shown.key,
        ts_headline('dutch', translate(shown.text, E'\uE000\uE001', ''),
          websearch_to_tsquery('dutch', $1), '%s') as snippet
      from page cross join lateral (
        select shown #> '{subject,title}' as title, slug as key,
          telmee_excerpt(shown, $1, $9) as text
        from trajectory where page.kind = 'trajectory' and id = page.id
        union all
        select definition -> 'title', slug, telmee_excerpt(definition, $1, $9)
        from poll where page.kind = 'poll' and id = page.id
        union all
        select jsonb_build_object('nl', subject), id::text, concat_ws(E'\\n', what, place, reply)
        from signal where page.kind = 'signal' and id = page.id
        union all
        select jsonb_build_object('nl', t.title), a.id::text, concat_ws(E'\\n', t.body, n.body)
        from advice a join advice_text t on t.advice = a.id and t.revision = a.text_revision
        left join advice_answer n on n.advice = a.id and n.revision = a.answer_revision
        where page.kind = 'advice' and a.id = page.id
        union all
        (select null::jsonb, '', telmee_excerpt(items, $1, $9) from agenda_edition
        where page.kind = 'agenda' and organisation = page.whose[1] and year = page.part
        order by number desc limit 1)
        union all
        select title, number::text, telmee_excerpt(introduction, $1, $9)
        from newsletter where page.kind = 'newsletter' and id = page.id
      ) shown
      order by rank desc, day desc nulls last, kind, id, part
      """
          .formatted(
              "StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=22, MinWords=8,"
                  + " FragmentDelimiter=\" … \"");

  private static final String BY_WORDS = PAGE.formatted(RANK, MATCH, FILTERS) + SHOWN;
  private static final String NEWEST = PAGE.formatted("0", ANY, FILTERS) + SHOWN;

  /**
   * What is not public and the caller works on: row-level security says which. No index helps, as
   * there is never much of it.
   */
  private static final String OWN =
      """
      with own as (
        select 'trajectory' as kind, id, 0 as part, array[organisation, decides] || participants
          as whose, (changed_at at time zone 'Europe/Amsterdam')::date as day,
          content #> '{subject,themes}' as themes, content #> '{subject,laws}' as laws,
          words_all as words, content #> '{subject,title}' as title,
          telmee_excerpt(content, $1, $9) as text
        from trajectory where state = 'draft'
          or (state = 'published' and words_all @@ websearch_to_tsquery('dutch', $1)
            and not words_shown @@ websearch_to_tsquery('dutch', $1))
        union all
        select 'poll', id, 0, array[organisation],
          (coalesce(changed_at, created_at) at time zone 'Europe/Amsterdam')::date,
          definition -> 'themes', null, words, definition -> 'title',
          telmee_excerpt(definition, $1, $9)
        from poll where state = 'draft'
        union all
        select 'signal', id, 0, array[organisation], received_on, to_jsonb(themes), null, words,
          jsonb_build_object('nl', subject), concat_ws(E'\\n', what, place, reply)
        from signal where state in ('waiting', 'left-out')
        union all
        select 'advice', a.id, 0, array[a.council, a.organisation],
          (a.made_at at time zone 'Europe/Amsterdam')::date, to_jsonb(t.themes), null,
          coalesce(t.words, ''::tsvector) || to_tsvector('dutch', coalesce(a.question, '')),
          jsonb_build_object('nl', coalesce(t.title, a.question)),
          concat_ws(E'\\n', a.question, t.body)
        from advice a left join lateral (select * from advice_text one where one.advice = a.id
          order by one.revision desc limit 1) t on true
        where a.published_at is null
        union all
        select 'agenda', null, year, array[organisation],
          (changed_at at time zone 'Europe/Amsterdam')::date,
          jsonb_build_array(content -> 'theme'), null, telmee_words('', telmee_text(content)),
          null, telmee_excerpt(content, $1, $9)
        from agenda_item i where not removed
          and not exists (select from agenda_item newer where newer.organisation = i.organisation
            and newer.year = i.year and newer.id = i.id and newer.revision > i.revision)
          and not exists (select from agenda_edition e where e.organisation = i.organisation
            and e.year = i.year and e.published_at >= i.changed_at)
        union all
        select 'newsletter', id, 0, array[organisation],
          (changed_at at time zone 'Europe/Amsterdam')::date, null, null, words, title,
          telmee_excerpt(introduction, $1, $9)
        from newsletter where state in ('draft', 'scheduled')),
      page as (
        select own.*, ts_rank(words, websearch_to_tsquery('dutch', $1)) as rank,
          count(*) over () as total
        from own where %s %s
        order by rank desc, day desc nulls last, kind, id, part limit $7 offset $8)
      select page.*, false as open, '' as key,
        ts_headline('dutch', translate(text, E'\uE000\uE001', ''),
        websearch_to_tsquery('dutch', $1), '%s') as snippet
      from page order by rank desc, day desc nulls last, kind, id, part
      """
          .formatted(
              MATCH,
              FILTERS.replace(
                  "coalesce(ran, daterange(day, day, '[]'))", "daterange(day, day, '[]')"),
              "StartSel=\uE000, StopSel=\uE001, MaxFragments=2, MaxWords=22, MinWords=8,"
                  + " FragmentDelimiter=\" … \"");

  /**
   * A search that takes longer costs others more than it is worth. That there are no words to look
   * for, or only such as "de" and "het", is known and needs no line in a log.
   */
  private static final String PATIENCE =
      "set local statement_timeout = '3s'; set local client_min_messages = 'warning'";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  private final Queries db;

  /** In the name of whoever looks. */
  SearchStore(Queries db) {
    this.db = db;
  }

  /**
   * What is public, the best first, with excerpts in a language as far as there are. Asked in the
   * name of visitors.
   */
  Future<Found> open(Wish wish, Language language, int limit, int offset) {
    return find(wish.words().isEmpty() ? NEWEST : BY_WORDS, tuple(wish, language, limit, offset));
  }

  /** What is not public and the caller sees. Asked in the name of staff, with words. */
  Future<Found> own(Wish wish, Language language, int limit) {
    return find(OWN, tuple(wish, language, limit, 0));
  }

  /** Fails with {@link Problem#BUSY} when it takes too long. */
  private Future<Found> find(String statement, Tuple wish) {
    return db.inTransaction(
            tx ->
                tx.query(PATIENCE)
                    .execute()
                    .compose(_ -> tx.preparedQuery(statement).execute(wish)))
        .map(SearchStore::read)
        .recover(
            failure ->
                Future.failedFuture(
                    SqlFailures.tookTooLong(failure)
                        ? Rejected.later(Problem.BUSY, RETRY_AFTER)
                        : failure));
  }

  private static Tuple tuple(Wish wish, Language language, int limit, int offset) {
    return Tuple.tuple()
        .addString(wish.words())
        .addString(wish.kind() == null ? null : wish.kind().word())
        .addArrayOfString(wish.within() == null ? null : wish.within().toArray(String[]::new))
        .addString(wish.theme() == null ? null : wish.theme().token())
        .addString(wish.law() == null ? null : wish.law().word())
        .addInteger(wish.year() == 0 ? null : wish.year())
        .addInteger(limit)
        .addInteger(offset)
        .addString(language.code());
  }

  private static Found read(RowSet<Row> rows) {
    List<Hit> hits = new ArrayList<>();
    long total = 0;
    for (Row row : rows) {
      hits.add(hit(row));
      total = row.getLong("total");
    }
    return new Found(hits, total);
  }

  private static Hit hit(Row row) {
    Kind kind = Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
    List<String> whose = List.of(row.getArrayOfStrings("whose"));
    UUID id = row.getUUID("id");
    int part = row.getInteger("part");
    String home = kind == Kind.ADVICE ? whose.get(1) : whose.getFirst();
    return new Hit(
        kind,
        title(row.getJsonObject("title")),
        whose,
        part,
        row.getLocalDate("day"),
        row.getBoolean("open")
            ? kind.address(home, row.getString("key"), part)
            : kind.desk(home, id == null ? new UUID(0, 0) : id, part),
        Snippet.of(row.getString("snippet")));
  }

  private static Translated title(@Nullable JsonObject title) {
    return title == null
        ? new Translated("", null)
        : new Translated(title.getString("nl", ""), title.getString("en"));
  }
}
