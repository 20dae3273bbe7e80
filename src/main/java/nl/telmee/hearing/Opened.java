package nl.telmee.hearing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.telmee.trajectory.Change;
import nl.telmee.trajectory.Condition;
import nl.telmee.trajectory.Item;
import nl.telmee.trajectory.Party;
import nl.telmee.trajectory.Permissions;
import nl.telmee.trajectory.Rules;
import nl.telmee.trajectory.Ruling;
import nl.telmee.trajectory.Standing;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.trajectory.TrajectoryDesk;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Words;

/**
 * A trajectory as somebody works on it.
 *
 * @param organisation what the owner is called
 * @param decides what the organisation is called whose board decides
 * @param polls those that its numbers come from and that are on this installation
 */
record Opened(
    Trajectory trajectory,
    Standing standing,
    String organisation,
    String decides,
    LocalDate today,
    Set<UUID> polls) {

  Opened {
    polls = Set.copyOf(polls);
  }

  /** Whether a change could be made now. */
  boolean may(Change change) {
    return party(change)
        .filter(party -> ruling(change, party) instanceof Ruling.Allowed)
        .isPresent();
  }

  /**
   * Lets pass who writes items of a kind.
   *
   * @throws Rejected with {@link Problem#NOT_ALLOWED}
   */
  void requireWriter(Item.Kind kind) {
    if (!writes(kind)) {
      throw Rejected.because(Problem.NOT_ALLOWED);
    }
  }

  /** Whether somebody writes items of a kind. */
  boolean writes(Item.Kind kind) {
    return Permissions.writers(kind).stream().anyMatch(standing.parties()::contains);
  }

  private Optional<Party> party(Change change) {
    return Permissions.party(trajectory, change, standing.parties());
  }

  private Ruling ruling(Change change, Party party) {
    return Rules.apply(trajectory, change, party, today);
  }

  /**
   * Why a change cannot be made now; empty when it can. The rules may still refuse what it says.
   */
  String hinders(Words words, Change change) {
    return party(change)
        .map(party -> hinders(words, ruling(change, party)))
        .orElseGet(() -> words.say("hearing.not-yours", who(words, change)));
  }

  private static String hinders(Words words, Ruling ruling) {
    return switch (ruling) {
      case Ruling.Allowed _ -> "";
      case Ruling.Hindered(var hindrance) -> words.say("trajectory.no." + hindrance.word());
      case Ruling.Missing(List<Condition> conditions) ->
          conditions.stream()
              .map(one -> words.say("trajectory.condition." + one.word()))
              .collect(Collectors.joining(" "));
    };
  }

  private String who(Words words, Change change) {
    return String.join(
        ", ",
        TrajectoryDesk.names(words, trajectory.head(), Permissions.allowed(trajectory, change)));
  }

  /** The items of a type. */
  <I extends Item> List<I> items(Class<I> type) {
    return trajectory.content().items(type);
  }

  /**
   * An item that must be there.
   *
   * @throws Rejected with {@link Problem#NOT_FOUND}
   */
  <I extends Item> I item(Class<I> type, UUID id) {
    return trajectory
        .content()
        .item(type, id)
        .orElseThrow(() -> Rejected.because(Problem.NOT_FOUND));
  }
}
