package nl.telmee.webhook;

import static nl.telmee.webhook.DispatchStore.at;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.feed.EventFilter;
import nl.telmee.feed.EventType;
import nl.telmee.id.Theme;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import org.jspecify.annotations.Nullable;

/** The tables {@code webhook} and {@code webhook_secret} for those whose they are. */
final class SubscriptionStore {
  /** How many an organisation may have. */
  static final int MOST = 2_000;

  /** How long a former secret still signs. */
  static final Duration FORMER = Duration.ofHours(24);

  private static final String COLUMNS =
      """
      select id, organisation, account_id, url, types, theme, trajectory, state, made_at, cursor,
        failing_since
      from webhook
      """;

  private static final String ALL =
      COLUMNS
          + """
          where ($1::uuid is null or account_id = $1) and ($2::text is null or organisation = $2)
          order by made_at desc, id limit 2000
          """;

  private static final String ONE =
      COLUMNS
          + """
          where id = $1 and ($2::uuid is null or account_id = $2)
          """;

  private static final String COUNT =
      """
      select count(*) as n from webhook where organisation = $1
      """;

  private static final String INSERT =
      """
      insert into webhook
        (id, organisation, account_id, url, types, theme, trajectory, state, made_at, cursor)
      values ($1, $2, $3, $4, $5, $6, $7, 'active', $8, $9)
      """;

  private static final String CHANGE =
      """
      update webhook set url = $3, types = $4, theme = $5, trajectory = $6
      where id = $1 and ($2::uuid is null or account_id = $2)
      """;

  private static final String REMOVE =
      """
      delete from webhook where id = $1 and ($2::uuid is null or account_id = $2)
      """;

  private static final String LOCK =
      """
      select id from webhook where id = $1 and ($2::uuid is null or account_id = $2) for update
      """;

  private static final String ADD_SECRET =
      """
      insert into webhook_secret (webhook, id, secret, made_at) values ($1, $2, $3, $4)
      """;

  private static final String END_SECRETS =
      """
      update webhook_secret set ends_at = $2 where webhook = $1 and ends_at is null
      """;

  private static final String DROP_SECRETS =
      """
      delete from webhook_secret where webhook = $1 and ends_at <= $2
      """;

  private final Database db;
  private final AuditLog audit;

  SubscriptionStore(Database db, AuditLog audit) {
    this.db = db;
    this.audit = audit;
  }

  /** Newest first. */
  Future<List<Subscription>> all(Reach reach, @Nullable String organisation) {
    return db.staff(reach.scope())
        .query(ALL, Tuple.of(reach.owner(), organisation))
        .map(SubscriptionStore::subscriptions);
  }

  Future<Optional<Subscription>> one(Reach reach, UUID id) {
    return db.staff(reach.scope())
        .query(ONE, Tuple.of(id, reach.owner()))
        .map(rows -> subscriptions(rows).stream().findFirst());
  }

  /** Fails with {@link Problem#TOO_MANY_WEBHOOKS}. */
  Future<Void> insert(Reach reach, Subscription made, Secret secret, AuditEntry entry) {
    Tuple row = Tuple.of(made.id(), made.organisation(), made.account());
    wanted(row, made.url(), made.filter()).addValue(at(made.madeAt())).addLong(made.cursor());
    return db.staff(reach.scope())
        .inTransaction(
            tx ->
                tx.preparedQuery(COUNT)
                    .execute(Tuple.of(made.organisation()))
                    .compose(
                        rows ->
                            rows.iterator().next().getLong("n") < MOST
                                ? tx.preparedQuery(INSERT).execute(row)
                                : Future.failedFuture(Rejected.because(Problem.TOO_MANY_WEBHOOKS)))
                    .compose(_ -> addSecret(tx, made.id(), secret, made.madeAt()))
                    .compose(_ -> audit.record(tx, entry)));
  }

  Future<Void> change(Reach reach, UUID id, Wanted wanted, AuditEntry entry) {
    Tuple row = wanted(Tuple.of(id, reach.owner()), wanted.url(), wanted.filter());
    return changed(reach, CHANGE, row, entry);
  }

  /** With all that hangs on it. */
  Future<Void> remove(Reach reach, UUID id, AuditEntry entry) {
    return changed(reach, REMOVE, Tuple.of(id, reach.owner()), entry);
  }

  private Future<Void> changed(Reach reach, String sql, Tuple row, AuditEntry entry) {
    return db.staff(reach.scope())
        .inTransaction(
            tx ->
                tx.preparedQuery(sql)
                    .execute(row)
                    .compose(rows -> found(rows.rowCount()))
                    .compose(_ -> audit.record(tx, entry)));
  }

  /** From now on a new secret signs, and until the other ends that one too. */
  Future<Void> rotate(Reach reach, UUID id, Secret secret, Instant now, AuditEntry entry) {
    return db.staff(reach.scope())
        .inTransaction(
            tx ->
                lock(tx, reach, id)
                    .compose(_ -> endSecrets(tx, id, now))
                    .compose(_ -> addSecret(tx, id, secret, now))
                    .compose(_ -> audit.record(tx, entry)));
  }

  private static Future<Void> endSecrets(SqlConnection tx, UUID id, Instant now) {
    return tx.preparedQuery(DROP_SECRETS)
        .execute(Tuple.of(id, at(now)))
        .compose(_ -> tx.preparedQuery(END_SECRETS).execute(Tuple.of(id, at(now.plus(FORMER)))))
        .mapEmpty();
  }

  private static Future<Void> addSecret(SqlConnection tx, UUID id, Secret secret, Instant now) {
    return tx.preparedQuery(ADD_SECRET)
        .execute(Tuple.of(id, UUID.randomUUID(), secret.key(), at(now)))
        .mapEmpty();
  }

  /**
   * Locks a subscription, so that what is done with its deliveries meets no outcome that is being
   * written down. Fails with {@link Problem#NOT_FOUND}.
   */
  static Future<Void> lock(SqlConnection tx, Reach reach, UUID id) {
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(id, reach.owner()))
        .compose(rows -> found(rows.size()));
  }

  private static Future<Void> found(int rows) {
    return rows == 1
        ? Future.succeededFuture()
        : Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
  }

  private static Tuple wanted(Tuple row, String url, EventFilter filter) {
    Set<EventType> types = filter.types();
    Theme theme = filter.theme();
    return row.addString(url)
        .addValue(types == null ? null : types.stream().map(EventType::wire).toArray(String[]::new))
        .addString(theme == null ? null : theme.token())
        .addString(filter.trajectory());
  }

  private static List<Subscription> subscriptions(RowSet<Row> rows) {
    List<Subscription> all = new ArrayList<>(rows.size());
    for (Row row : rows) {
      OffsetDateTime failing = row.getOffsetDateTime("failing_since");
      all.add(
          new Subscription(
              row.getUUID("id"),
              row.getString("organisation"),
              row.getUUID("account_id"),
              row.getString("url"),
              filter(row),
              state(row),
              row.getOffsetDateTime("made_at").toInstant(),
              row.getLong("cursor"),
              failing == null ? null : failing.toInstant()));
    }
    return all;
  }

  static SubscriptionState state(Row row) {
    return SubscriptionState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
  }

  /** What it wants; of which organisations is not a matter of the filter. */
  static EventFilter filter(Row row) {
    String[] types = row.getArrayOfStrings("types");
    String theme = row.getString("theme");
    return new EventFilter(
        null,
        types == null
            ? null
            : Arrays.stream(types)
                .flatMap(type -> EventType.of(type).stream())
                .collect(Collectors.toSet()),
        theme == null ? null : Theme.of(theme).orElse(null),
        row.getString("trajectory"));
  }
}
