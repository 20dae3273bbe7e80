package nl.telmee.story;

import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.release.Phrase;
import nl.telmee.trajectory.Head;
import nl.telmee.trajectory.Influence;
import nl.telmee.trajectory.Level;
import nl.telmee.trajectory.Trajectory;

/**
 * What a trajectory is about, whose it is, and what one can do.
 *
 * @param owner link to the page of who owns it
 * @param board who decides, and who takes part, in words
 * @param level how far residents take part; empty: not said yet
 * @param means what that level means
 * @param can what residents can influence; may be empty
 * @param cannot what is fixed already; may be empty
 * @param join open polls
 */
public record Opening(
    Phrase title,
    Link owner,
    String board,
    String state,
    String level,
    String means,
    List<String> laws,
    String summary,
    String goal,
    String can,
    String cannot,
    List<Link> join) {
  static Opening of(Reading reading) {
    Trajectory trajectory = reading.trajectory();
    Influence influence =
        trajectory.content().section(Influence.class).orElse(new Influence(null, "", ""));
    Level level = influence.level();
    String key = level == null ? "" : "trajectory.level." + level.word();
    Head head = trajectory.head();
    return new Opening(
        Phrase.of(trajectory.title(), reading.words()),
        new Link("/o/" + head.organisation(), reading.name(head.organisation())),
        board(reading, head),
        reading.say("trajectory.state." + trajectory.state().word()),
        level == null ? "" : reading.say(key),
        level == null ? "" : reading.say(key + ".means"),
        trajectory.subject().laws().stream()
            .sorted()
            .map(law -> reading.say("trajectory.law." + law.word()))
            .toList(),
        trajectory.subject().summary(),
        trajectory.subject().policyGoal(),
        influence.can(),
        influence.cannot(),
        reading.polls().values().stream()
            .filter(poll -> poll.state() == Poll.State.OPEN)
            .map(
                poll ->
                    new Link(poll.page(), poll.content().title().in(reading.words().language())))
            .toList());
  }

  private static String board(Reading reading, Head head) {
    String decides = reading.say("story.board", reading.name(head.decides()));
    return head.participants().isEmpty()
        ? decides
        : decides
            + " "
            + reading.say(
                "story.participants",
                String.join(
                    ", ", head.participants().stream().sorted().map(reading::name).toList()));
  }
}
