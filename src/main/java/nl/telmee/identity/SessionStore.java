package nl.telmee.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/** The table {@code session}. */
final class SessionStore {
  private static final String INSERT =
      """
      insert into session (id, account_id, device, created_at, used_at, expires_at, refresh)
      values ($1, $2, $3, $4, $4, $5, $6)
      """;

  private static final String LIVING =
      """
      select s.id, s.account_id, a.email, a.role, a.organisation
      from session s join account a on a.id = s.account_id
      where s.id = $1 and s.expires_at > $2 and a.blocked_at is null
      """;

  private static final String BY_REFRESH =
      """
      select id, account_id, refresh, before, used_at from session where id = $1 and expires_at > $2
      """;

  private static final String ROTATE =
      """
      update session set before = refresh, refresh = $3, used_at = $4
      where id = $1 and refresh = $2
      """;

  private static final String DELETE =
      """
      delete from session where id = $1 and account_id = $2
      """;

  private static final String DELETE_ALL =
      """
      delete from session where account_id = $1
      """;

  private static final String DELETE_OTHERS =
      """
      delete from session where account_id = $1 and id <> $2
      """;

  private static final String DELETE_ENDED =
      """
      delete from session where expires_at <= $1
      """;

  private static final String OF_ACCOUNT =
      """
      select id, device, created_at, used_at from session
      where account_id = $1 and expires_at > $2 order by used_at desc
      """;

  /** A session that lives, and whose it is as the account is now. */
  record Living(UUID id, UUID account, String email, Role role, @Nullable String organisation) {}

  /** A session as its owner sees it. */
  record Shown(UUID id, String device, Instant createdAt, Instant usedAt) {}

  /** The hashes of the refresh tokens of a session. */
  record Refresh(
      UUID session, UUID account, Buffer current, @Nullable Buffer before, Instant usedAt) {}

  private final Queries db;

  SessionStore(Queries db) {
    this.db = db;
  }

  Future<Void> insert(
      UUID id, UUID account, String device, Instant now, Instant expires, Buffer refresh) {
    return db.query(INSERT, Tuple.of(id, account, device, at(now), at(expires), refresh))
        .mapEmpty();
  }

  Future<Optional<Living>> living(UUID id, Instant now) {
    return db.query(LIVING, Tuple.of(id, at(now)))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Living(
                        row.getUUID("id"),
                        row.getUUID("account_id"),
                        row.getString("email"),
                        Role.of(row.getString("role")),
                        row.getString("organisation")));
              }
              return Optional.empty();
            });
  }

  Future<Optional<Refresh>> refresh(UUID id, Instant now) {
    return db.query(BY_REFRESH, Tuple.of(id, at(now)))
        .map(
            rows -> {
              for (Row row : rows) {
                return Optional.of(
                    new Refresh(
                        row.getUUID("id"),
                        row.getUUID("account_id"),
                        row.getBuffer("refresh"),
                        row.getBuffer("before"),
                        row.getOffsetDateTime("used_at").toInstant()));
              }
              return Optional.empty();
            });
  }

  /** Yields false when another request was first. */
  Future<Boolean> rotate(UUID id, Buffer current, Buffer next, Instant now) {
    return db.query(ROTATE, Tuple.of(id, current, next, at(now))).map(rows -> rows.rowCount() == 1);
  }

  Future<Boolean> delete(UUID id, UUID account) {
    return db.query(DELETE, Tuple.of(id, account)).map(rows -> rows.rowCount() == 1);
  }

  Future<Void> deleteAll(UUID account) {
    return db.query(DELETE_ALL, Tuple.of(account)).mapEmpty();
  }

  Future<Void> deleteOthers(UUID account, UUID kept) {
    return db.query(DELETE_OTHERS, Tuple.of(account, kept)).mapEmpty();
  }

  Future<Void> deleteEnded(Instant now) {
    return db.query(DELETE_ENDED, Tuple.of(at(now))).mapEmpty();
  }

  Future<List<Shown>> ofAccount(UUID account, Instant now) {
    return db.query(OF_ACCOUNT, Tuple.of(account, at(now)))
        .map(
            rows -> {
              List<Shown> sessions = new ArrayList<>();
              for (Row row : rows) {
                sessions.add(
                    new Shown(
                        row.getUUID("id"),
                        row.getString("device"),
                        row.getOffsetDateTime("created_at").toInstant(),
                        row.getOffsetDateTime("used_at").toInstant()));
              }
              return sessions;
            });
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
