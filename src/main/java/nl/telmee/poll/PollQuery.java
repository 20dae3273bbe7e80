package nl.telmee.poll;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import nl.telmee.id.PollId;
import nl.telmee.id.Slug;
import nl.telmee.id.Uuids;
import nl.telmee.web.Params;
import org.jspecify.annotations.Nullable;

/**
 * Which polls a list shows: those that have opened, newest first.
 *
 * @param organisations slugs; null: of all
 * @param state null: open or closed
 * @param after null: from the first
 */
public record PollQuery(
    @Nullable Set<String> organisations,
    Poll.@Nullable State state,
    @Nullable Cursor after,
    int limit) {
  private static final int USUAL = 50;
  private static final int MOST = 100;
  private static final int LONGEST_MOMENT = 30;

  /** The last poll of the page before. */
  record Cursor(Instant openedAt, PollId id) {
    static Cursor of(Poll last) {
      return new Cursor(Objects.requireNonNull(last.openedAt()), last.id());
    }

    String text() {
      String plain = openedAt + " " + id;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor parse(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        int space = plain.indexOf(' ');
        String moment = plain.substring(0, Math.max(space, 0));
        if (moment.length() > LONGEST_MOMENT) {
          throw new IllegalArgumentException("no moment");
        }
        return new Cursor(
            Instant.parse(moment),
            new PollId(Uuids.parse(plain.substring(space + 1)).orElseThrow()));
      } catch (IllegalArgumentException | DateTimeException | java.util.NoSuchElementException _) {
        throw Params.wrongQuery("after", "is no cursor of this list");
      }
    }
  }

  /** The newest polls, for the home page. */
  public static PollQuery newest(int limit) {
    return new PollQuery(null, null, null, limit);
  }

  /** The newest polls of some organisations in a state. */
  public static PollQuery newestOf(Set<String> organisations, Poll.State state, int limit) {
    return new PollQuery(organisations, state, null, limit);
  }

  static PollQuery of(RoutingContext ctx) {
    return new PollQuery(
        Params.query(ctx, "organisation").map(PollQuery::organisation).map(Set::of).orElse(null),
        Params.query(ctx, "state").map(PollQuery::state).orElse(null),
        Params.query(ctx, "after").map(Cursor::parse).orElse(null),
        Params.whole(ctx, "limit", 1, MOST, USUAL));
  }

  private static String organisation(String text) {
    if (!Slug.FORM.matcher(text).matches()) {
      throw Params.wrongQuery("organisation", "must be the slug of an organisation");
    }
    return text;
  }

  private static Poll.State state(String text) {
    return switch (text) {
      case "open" -> Poll.State.OPEN;
      case "closed" -> Poll.State.CLOSED;
      default -> throw Params.wrongQuery("state", "must be open or closed");
    };
  }
}
