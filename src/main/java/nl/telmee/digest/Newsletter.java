package nl.telmee.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * A letter of an organisation to its followers, made of events of a period.
 *
 * @param revision goes up with each change
 * @param number in its address; null until it goes out
 */
record Newsletter(
    UUID id,
    String organisation,
    State state,
    int revision,
    @Nullable Integer number,
    Content content,
    @Nullable Instant sendAt,
    @Nullable Instant beganAt,
    @Nullable Instant endedAt,
    Progress progress) {
  /** Where it stands. */
  enum State {
    DRAFT,
    SCHEDULED,
    SENDING,
    SENT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether everybody may read it. */
    boolean isPublic() {
      return this == SENDING || this == SENT;
    }
  }

  /**
   * What it says.
   *
   * @param introduction above the items; null: none
   * @param since first day of the period, in the Netherlands
   * @param until its last day
   * @param items events, in their order
   */
  record Content(
      Translated title,
      @Nullable Translated introduction,
      LocalDate since,
      LocalDate until,
      List<UUID> items) {
    static final int LONGEST_TITLE = 150;
    static final int LONGEST_INTRODUCTION = 5_000;
    static final int MOST_ITEMS = 100;
    static final int MOST_DAYS = 400;

    Content {
      items = List.copyOf(items);
    }

    /** The same with other items. */
    Content with(List<UUID> others) {
      return new Content(title, introduction, since, until, others);
    }

    Instant from() {
      return since.atStartOfDay(Frequency.AMSTERDAM).toInstant();
    }

    /** The moment after the period. */
    Instant to() {
      return until.plusDays(1).atStartOfDay(Frequency.AMSTERDAM).toInstant();
    }
  }

  /**
   * How far the sending is.
   *
   * @param recipients who were to get it as it began
   */
  record Progress(int recipients, int delivered, int refused) {
    static final Progress NONE = new Progress(0, 0, 0);
  }

  /** Path of its page, once it goes out. */
  String path() {
    return "/o/" + organisation + "/newsletters/" + number;
  }

  /** The page where it is made. */
  String desk() {
    return "/staff/newsletter/" + id;
  }
}
