package nl.telmee.story;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.telmee.trajectory.Attachment;
import nl.telmee.trajectory.FileFact;
import nl.telmee.web.Words;

/**
 * A file that everybody may have.
 *
 * @param what its kind and size, in words
 * @param alt what it shows or is about; may be empty
 * @param picture whether it is shown: a picture that is no burden on a phone
 */
public record Enclosed(Link file, String what, String alt, boolean picture) {
  private static final int LARGEST_SHOWN = 500 * 1024;
  private static final int KILO = 1024;

  /**
   * The files of a trajectory, in its order.
   *
   * @param facts of those that are there for everybody
   */
  static List<Enclosed> of(Reading reading, Map<UUID, FileFact> facts) {
    return reading.trajectory().content().items(Attachment.class).stream()
        .flatMap(one -> Stream.ofNullable(facts.get(one.id())).map(fact -> of(reading, one, fact)))
        .toList();
  }

  private static Enclosed of(Reading reading, Attachment one, FileFact fact) {
    return new Enclosed(
        new Link(reading.trajectory().head().attachment(one.id()), one.name()),
        reading.say(
            "story.document.what",
            fact.kind().name().toUpperCase(Locale.ROOT),
            size(reading.words(), fact.bytes())),
        one.alt(),
        fact.kind().picture() && fact.bytes() <= LARGEST_SHOWN);
  }

  private static String size(Words words, int bytes) {
    return bytes < KILO * KILO
        ? words.say("story.document.kb", Math.max(1, bytes / KILO))
        : words.say("story.document.mb", words.decimal((double) bytes / KILO / KILO));
  }
}
