package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Queries;
import nl.telmee.id.PollId;

/** The tables {@code panel_secret} and {@code panel_member_asked}, and the codes they lead to. */
final class PanelCodeStore {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String INSERT_SECRET =
      "insert into panel_secret (poll_id, sealed) values ($1, $2) on conflict do nothing";

  private static final String SECRET = "select sealed from panel_secret where poll_id = $1";

  private static final String SEALED_BY =
      """
      select poll_id, sealed from panel_secret
      where substring(sealed from 1 for 4) = any ($1::bytea[])
      """;

  private static final String RESEAL =
      "update panel_secret set sealed = $3 where poll_id = $1 and sealed = $2";

  /** Without it no code of a closed poll leads to anybody any more. */
  private static final String FORGET_SECRETS =
      """
      delete from panel_secret s using poll p where p.id = s.poll_id and p.state = 'closed'
      """;

  private static final String FORGET_MARKS =
      """
      delete from panel_member_asked m using poll p where p.id = m.poll_id and p.state = 'closed'
      """;

  private static final String MARKS = "select mark from panel_member_asked where poll_id = $1";

  private static final String INSERT_MARKS =
      """
      insert into panel_member_asked (poll_id, mark)
      select $1, mark from unnest($2::bytea[]) as mark order by mark
      """;

  private static final String INSERT_GROUP =
      """
      insert into code_group (poll_id, id, name, kind, issued, made_at)
      values ($1, $2, $3, 'panel', $4, $5)
      """;

  /** By the alphabet, which is no order of people. */
  private static final String INSERT_CODES =
      """
      insert into access_code (poll_id, code, code_group)
      select $1, code, $2 from unnest($3::text[]) as code order by code
      """;

  private PanelCodeStore() {}

  /** The secret of a poll, made if there is none. */
  static Future<PanelCode> makeCodes(SqlConnection tx, ContactKeys keys, PollId poll) {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    byte[] closed = keys.seal(ContactKeys.Use.SECRET, poll.toString(), secret);
    return tx.preparedQuery(INSERT_SECRET)
        .execute(Tuple.of(poll.value(), Buffer.buffer(closed)))
        .compose(_ -> tx.preparedQuery(SECRET).execute(Tuple.of(poll.value())))
        .map(rows -> opened(keys, poll, rows.iterator().next()));
  }

  /** The codes of a poll; empty when it has none, or none any more. */
  static Future<Optional<PanelCode>> codes(Queries db, ContactKeys keys, PollId poll) {
    return db.query(SECRET, Tuple.of(poll.value()))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.<PanelCode>empty()
                    : Optional.of(opened(keys, poll, rows.iterator().next())));
  }

  private static PanelCode opened(ContactKeys keys, PollId poll, Row row) {
    return new PanelCode(secret(keys, poll, row));
  }

  private static byte[] secret(ContactKeys keys, PollId poll, Row row) {
    return keys.open(ContactKeys.Use.SECRET, poll.toString(), row.getBuffer("sealed").getBytes())
        .orElseThrow(() -> new IllegalStateException("the key of a panel poll is not here"));
  }

  /** Seals anew what an older key sealed; yields how many. */
  static Future<Integer> reseal(Queries db, ContactKeys keys) {
    return db.query(SEALED_BY, Tuple.of(PoolStore.buffers(keys.older())))
        .compose(
            rows -> {
              Future<Void> done = Future.succeededFuture();
              for (Row row : rows) {
                done = done.compose(_ -> reseal(db, keys, row));
              }
              return done.map(rows.size());
            });
  }

  private static Future<Void> reseal(Queries db, ContactKeys keys, Row row) {
    PollId poll = new PollId(row.getUUID("poll_id"));
    byte[] closed = keys.seal(ContactKeys.Use.SECRET, poll.toString(), secret(keys, poll, row));
    return db.query(RESEAL, Tuple.of(poll.value(), row.getBuffer("sealed"), Buffer.buffer(closed)))
        .mapEmpty();
  }

  /** Forgets how codes of closed polls were made. */
  static Future<Void> forget(Queries db) {
    return db.query(FORGET_SECRETS, Tuple.tuple())
        .compose(_ -> db.query(FORGET_MARKS, Tuple.tuple()))
        .mapEmpty();
  }

  /** Who got a code before, as text of their marks. */
  static Future<Set<String>> marks(SqlConnection tx, PollId poll) {
    return tx.preparedQuery(MARKS)
        .execute(Tuple.of(poll.value()))
        .map(
            rows -> {
              Set<String> marks = new HashSet<>();
              for (Row row : rows) {
                marks.add(text(row.getBuffer("mark").getBytes()));
              }
              return marks;
            });
  }

  static String text(byte[] mark) {
    return Base64.getEncoder().encodeToString(mark);
  }

  /** Makes the codes of new members, all at once. */
  static Future<Void> issue(
      SqlConnection tx,
      PollId poll,
      UUID group,
      String name,
      PanelCode codes,
      List<Address> members,
      Instant now) {
    Tuple head = Tuple.of(poll.value(), group, name, members.size(), now.atOffset(ZoneOffset.UTC));
    Object made = members.stream().map(codes::of).toArray(String[]::new);
    Object marks = PoolStore.buffers(members.stream().map(codes::mark).toList());
    return tx.preparedQuery(INSERT_GROUP)
        .execute(head)
        .compose(_ -> tx.preparedQuery(INSERT_CODES).execute(Tuple.of(poll.value(), group, made)))
        .compose(_ -> tx.preparedQuery(INSERT_MARKS).execute(Tuple.of(poll.value(), marks)))
        .mapEmpty();
  }
}
