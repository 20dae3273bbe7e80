package nl.telmee.story;

import java.util.List;
import nl.telmee.trajectory.Feedback;

/** Feedback that was given, the newest first. */
public record Told(String id, String when, String text, List<Link> findings) {
  static List<Told> of(Reading reading) {
    return reading.trajectory().content().items(Feedback.class).stream()
        .map(
            one ->
                new Told(
                    one.id().toString(),
                    reading.words().day(one.on()),
                    one.text(),
                    one.findings().stream().map(reading::finding).toList()))
        .toList()
        .reversed();
  }
}
