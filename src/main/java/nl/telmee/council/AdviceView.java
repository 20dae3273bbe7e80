package nl.telmee.council;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/** A published advice in the API. */
@JsonInclude(Include.NON_NULL)
record AdviceView(
    UUID id,
    String organisation,
    String council,
    String state,
    String title,
    @Nullable String question,
    String body,
    List<Point> points,
    List<String> themes,
    @Nullable String answer,
    @Nullable Instant publishedAt,
    @Nullable Instant answeredAt,
    List<Attachment> attachments) {
  /** What is advised, and what is done with it. */
  @JsonInclude(Include.NON_NULL)
  record Point(String text, @Nullable String verdict, @Nullable String reason) {}

  /** A file beside it. */
  record Attachment(UUID id, String part, String name, String mediaType, int bytes, String path) {}

  /** One in a list. */
  @JsonInclude(Include.NON_NULL)
  record Summary(
      UUID id,
      String organisation,
      String council,
      String state,
      @Nullable String title,
      boolean asked,
      @Nullable Instant publishedAt,
      @Nullable Instant answeredAt) {
    static Summary of(Advice advice) {
      return new Summary(
          advice.id(),
          advice.organisation(),
          advice.council(),
          advice.state().word(),
          advice.title(),
          advice.question() != null,
          advice.publishedAt(),
          advice.answeredAt());
    }
  }

  static AdviceView of(
      Advice advice,
      Optional<AdviceText> text,
      Optional<AdviceAnswer> answer,
      List<AdviceFile> files) {
    AdviceText said = text.orElseThrow();
    return new AdviceView(
        advice.id(),
        advice.organisation(),
        advice.council(),
        advice.state().word(),
        said.title(),
        advice.question(),
        said.body(),
        points(said, answer),
        said.themes().stream().sorted().map(Theme::token).toList(),
        answer.map(AdviceAnswer::body).orElse(null),
        advice.publishedAt(),
        advice.answeredAt(),
        files.stream()
            .map(
                file ->
                    new Attachment(
                        file.id(),
                        file.part().word(),
                        file.name(),
                        file.kind().type(),
                        file.bytes(),
                        advice.address() + "/attachments/" + file.id()))
            .toList());
  }

  private static List<Point> points(AdviceText text, Optional<AdviceAnswer> answer) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < text.points().size(); i++) {
      int at = i;
      Optional<AdviceAnswer.Point> done =
          answer.filter(one -> at < one.points().size()).map(one -> one.points().get(at));
      points.add(
          new Point(
              text.points().get(i),
              done.map(AdviceAnswer.Point::verdict).map(Fields::wordOf).orElse(null),
              done.map(AdviceAnswer.Point::reason).orElse(null)));
    }
    return points;
  }
}
