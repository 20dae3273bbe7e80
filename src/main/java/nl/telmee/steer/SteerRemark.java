package nl.telmee.steer;

import java.util.List;
import java.util.Optional;
import nl.telmee.id.Uuids;
import nl.telmee.trajectory.Activity;
import nl.telmee.trajectory.Content;
import nl.telmee.trajectory.Finding;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Remark;
import nl.telmee.trajectory.Section;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Words;

/**
 * What somebody said about a draft.
 *
 * @param by in whose name, and when
 * @param about where it belongs; null: something that is not there any more
 */
public record SteerRemark(
    String text, String by, @org.jspecify.annotations.Nullable SteerLink about) {
  private static final int SHORT = 60;

  /** All remarks, the newest first. */
  static List<SteerRemark> all(SteerWork work) {
    return remarks(work).stream().map(one -> of(work, one)).toList();
  }

  /** Those about one section. */
  static List<SteerRemark> about(SteerWork work, Section.Kind kind) {
    return remarks(work).stream()
        .filter(one -> one.about().equals(kind.word()))
        .map(one -> of(work, one))
        .toList();
  }

  private static List<Remark> remarks(SteerWork work) {
    return work.trajectory().content().items(Remark.class).reversed();
  }

  private static SteerRemark of(SteerWork work, Remark remark) {
    Words words = work.words();
    Party party = remark.by();
    String who = party == null ? "" : TrajectoryDesk.name(words, work.trajectory().head(), party);
    return new SteerRemark(
        remark.text(),
        words.say("steer.remark.by", who, words.day(remark.on())),
        place(work, remark).orElse(null));
  }

  private static Optional<SteerLink> place(SteerWork work, Remark remark) {
    String base = work.base();
    Content content = work.trajectory().content();
    Optional<SteerLink> section =
        Section.Kind.of(remark.about()).map(kind -> SteerLink.to(work.words(), base, kind.word()));
    return section.or(
        () ->
            Uuids.parse(remark.about())
                .flatMap(
                    id ->
                        content
                            .item(Activity.class, id)
                            .map(one -> new SteerLink(base + "/activities", one.title()))
                            .or(
                                () ->
                                    content
                                        .item(Finding.class, id)
                                        .map(
                                            one ->
                                                new SteerLink(
                                                    base + "/findings", shortened(one.text()))))));
  }

  private static String shortened(String text) {
    return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
  }
}
