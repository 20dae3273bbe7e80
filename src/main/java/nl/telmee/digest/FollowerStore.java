package nl.telmee.digest;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.Theme;
import nl.telmee.identity.LinkToken;
import nl.telmee.web.Language;

/**
 * The tables {@code mail_follower} and {@code mail_address}, by the secret in a follower's link.
 */
final class FollowerStore {
  /** Of two that follow the same link at once, one deletes it. */
  private static final String TAKE_REQUEST =
      """
      delete from mail_request where token_hash = $1 and expires_at > $2
      returning organisation, trajectory, address, frequency, newsletter, themes, language
      """;

  private static final String DELETE_REQUESTS =
      """
      delete from mail_request where organisation = $1 and lower(address) = lower($2)
        and trajectory is not distinct from $3
      """;

  private static final String BY_ADDRESS =
      """
      select token from mail_address where organisation = $1 and lower(address) = lower($2)
        and trajectory is not distinct from $3
      """;

  /** Begins after what has happened by now. */
  private static final String INSERT =
      """
      insert into mail_follower (id, organisation, frequency, newsletter, themes, language, due_at,
        trajectory, cursor)
      select $2, $1, $3, $4, $5, $6, $7, $8, seq from event_head
      """;

  private static final String INSERT_ADDRESS =
      """
      insert into mail_address (follower, organisation, address, token, token_hash, trajectory)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String READ =
      """
      select f.id, f.organisation, f.trajectory, f.frequency, f.newsletter, f.themes, f.language, a.address
      from mail_address a join mail_follower f on f.id = a.follower where a.token_hash = $1
      """;

  /**
   * Who got newsletters only begins with what happens from now on. A mail that is on its way keeps
   * its claim, and its end.
   */
  private static final String CHANGE =
      """
      update mail_follower f set frequency = $2, newsletter = $3, themes = $4, language = $5,
        due_at = case when f.frequency = $2 then f.due_at else $6 end,
        cursor = case when f.frequency = 'none' then (select seq from event_head) else f.cursor end,
        upto = case when f.frequency = 'none' or $2 = 'none' then null else f.upto end
      from mail_address a where a.token_hash = $1 and f.id = a.follower
      """;

  private static final String DELETE =
      """
      delete from mail_follower
      where id = (select follower from mail_address where token_hash = $1)
      """;

  /** A follower and the address, for the page that its own link leads to. */
  record Known(Follower follower, String address) {
    @Override
    public String toString() {
      return "Known[" + follower.id() + "]";
    }
  }

  private final Queries db;

  FollowerStore(Queries db) {
    this.db = db;
  }

  /**
   * Makes a follower of who says yes, or changes the choices of who follows already.
   *
   * @return the secret for the follower's links; empty when the link was used or has ended
   */
  Future<Optional<LinkToken>> confirm(LinkToken asked, Instant now) {
    return db.inTransaction(
        tx ->
            tx.preparedQuery(TAKE_REQUEST)
                .execute(Tuple.of(asked.hash(), now.atOffset(ZoneOffset.UTC)))
                .map(RequestStore::first)
                .compose(
                    request ->
                        request
                            .map(one -> follow(tx, one, now).map(Optional::of))
                            .orElse(Future.succeededFuture(Optional.empty()))));
  }

  private static Future<LinkToken> follow(SqlConnection tx, Asked asked, Instant now) {
    Tuple who = Tuple.of(asked.organisation(), asked.address(), asked.trajectory());
    return tx.preparedQuery(DELETE_REQUESTS)
        .execute(who)
        .compose(_ -> tx.preparedQuery(BY_ADDRESS).execute(who))
        .compose(
            rows -> {
              for (Row row : rows) {
                LinkToken known = new LinkToken(row.getString("token"));
                return tx.preparedQuery(CHANGE)
                    .execute(changed(known, asked.choices(), now))
                    .map(known);
              }
              return insert(tx, asked, now);
            });
  }

  private static Future<LinkToken> insert(SqlConnection tx, Asked asked, Instant now) {
    UUID id = UUID.randomUUID();
    LinkToken token = LinkToken.make();
    Instant first = asked.choices().frequency().first(now);
    return tx.preparedQuery(INSERT)
        .execute(
            add(Tuple.of(asked.organisation(), id), asked.choices())
                .addValue(first.atOffset(ZoneOffset.UTC))
                .addString(asked.trajectory()))
        .compose(
            _ ->
                tx.preparedQuery(INSERT_ADDRESS)
                    .execute(
                        Tuple.of(
                            id,
                            asked.organisation(),
                            asked.address(),
                            token.text(),
                            token.hash(),
                            asked.trajectory())))
        .map(token);
  }

  private static Tuple changed(LinkToken token, Choices choices, Instant now) {
    Instant first = choices.frequency().first(now);
    return add(Tuple.of(token.hash()), choices).addValue(first.atOffset(ZoneOffset.UTC));
  }

  /** Whose link this is. */
  Future<Optional<Known>> read(LinkToken token) {
    return db.query(READ, Tuple.of(token.hash()))
        .map(
            rows -> {
              for (Row row : rows) {
                Follower follower =
                    new Follower(
                        row.getUUID("id"),
                        row.getString("organisation"),
                        row.getString("trajectory"),
                        choices(row));
                return Optional.of(new Known(follower, row.getString("address")));
              }
              return Optional.empty();
            });
  }

  /** Changes what a follower wants; nothing happens when there is none. */
  Future<Void> change(LinkToken token, Choices choices, Instant now) {
    return db.query(CHANGE, changed(token, choices, now)).mapEmpty();
  }

  /** Erases a follower with the address and what was still to be sent. */
  Future<Void> erase(LinkToken token) {
    return db.query(DELETE, Tuple.of(token.hash())).mapEmpty();
  }

  /** The same arguments with choices after them: frequency, newsletter, themes, language. */
  static Tuple add(Tuple arguments, Choices choices) {
    return arguments
        .addString(choices.frequency().word())
        .addBoolean(choices.newsletter())
        .addArrayOfString(choices.themeTokens().toArray(String[]::new))
        .addString(choices.language().code());
  }

  /** The choices of a row; a theme that is no longer in the list is left out. */
  static Choices choices(Row row) {
    Set<Theme> themes = EnumSet.noneOf(Theme.class);
    for (String token : row.getArrayOfStrings("themes")) {
      Theme.of(token).ifPresent(themes::add);
    }
    return new Choices(
        Frequency.of(row.getString("frequency")).orElseThrow(),
        row.getBoolean("newsletter"),
        themes,
        Objects.requireNonNull(Language.of(row.getString("language"))));
  }
}
