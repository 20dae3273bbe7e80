package nl.telmee.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.poll.PollContent;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.poll.Retention;
import nl.telmee.poll.Strata;
import nl.telmee.tally.Cells;
import nl.telmee.tally.Counts;
import nl.telmee.web.Json;
import nl.telmee.web.Translated;

/** Publishes results of a town by a rule, without database or clock. */
final class Board {
  /** Decides what a look releases. */
  interface Rule {
    ReleaseStep step(int k, Cells cells, Released released, Map<Integer, Counts> tally);
  }

  private final Town town;
  private final Poll poll;
  private final Rule whileOpen;
  private final Rule atClosing;
  private final Map<Integer, long[]> tally = new HashMap<>();
  private Released released;
  private int version;
  private int received;

  /** A board with the rule under test. */
  Board(Town town, int k, boolean breakdowns) {
    this(town, k, breakdowns, ReleaseRule::whileOpen, ReleaseRule::atClosing);
  }

  Board(Town town, int k, boolean breakdowns, Rule whileOpen, Rule atClosing) {
    this.town = town;
    this.poll = poll(town, k, breakdowns);
    this.whileOpen = whileOpen;
    this.atClosing = atClosing;
    this.released = Released.nothing(town.cells());
  }

  private static Poll poll(Town town, int k, boolean breakdowns) {
    ResultsPolicy policy = new ResultsPolicy(ResultsPolicy.Visibility.LIVE, k, breakdowns, false);
    PollContent content =
        new PollContent(
            "velsen",
            "dorp",
            new Translated("Dorp", null),
            null,
            null,
            null,
            Set.of(),
            PollAccess.OPEN,
            policy,
            Retention.USUAL,
            town.questionnaire());
    return new Poll(new PollId(new UUID(0, 1)), content, Poll.State.OPEN, Instant.EPOCH, null);
  }

  /** A person's response is stored and counted. */
  void arrive(int person) {
    long[] counts =
        tally.computeIfAbsent(town.stratum(person), _ -> new long[town.cells().count()]);
    town.count(person, counts);
    received++;
  }

  /** A look while the poll is open: a new version, if the rule allows one. */
  Optional<JsonNode> look() {
    ReleaseStep step = step(whileOpen);
    return step.empty() ? Optional.empty() : Optional.of(publish(step, false));
  }

  /** The last version. */
  JsonNode close() {
    return publish(step(atClosing), true);
  }

  private ReleaseStep step(Rule rule) {
    Map<Integer, Counts> counts = new HashMap<>();
    tally.forEach((stratum, byCell) -> counts.put(stratum, new Counts(byCell.clone())));
    return rule.step(poll.content().policy().minimumGroup(), town.cells(), released, counts);
  }

  private JsonNode publish(ReleaseStep step, boolean closed) {
    released = released.plus(step);
    version++;
    Counts total = released.total();
    Results results =
        new Results(
            poll,
            version,
            Instant.EPOCH.plusSeconds(version),
            closed,
            received,
            total.responses(),
            Map.of(),
            questions(total),
            poll.content().policy().breakdowns() ? breakdowns() : List.of());
    return Json.readOwn(ResultsJson.write(results, Beside.NOTHING).toString());
  }

  private List<QuestionResult> questions(Counts counts) {
    return ResultsBuilder.questions(town.cells(), counts, poll.content().policy().minimumGroup());
  }

  private List<Results.Breakdown> breakdowns() {
    List<Results.Breakdown> breakdowns = new ArrayList<>();
    for (Strata.Dimension dimension : town.questionnaire().strata().dimensions()) {
      List<Results.Group> groups = new ArrayList<>();
      for (int option = 0; option < dimension.asked().options().size(); option++) {
        Counts sum = group(dimension, option);
        if (sum.responses() > 0) {
          String value = dimension.asked().options().get(option).id();
          groups.add(new Results.Group(value, sum.responses(), questions(sum)));
        }
      }
      breakdowns.add(new Results.Breakdown(dimension.asked().id(), groups));
    }
    return breakdowns;
  }

  private Counts group(Strata.Dimension dimension, int option) {
    return released.byStratum().entrySet().stream()
        .filter(entry -> dimension.digit(entry.getKey()) == option)
        .map(Map.Entry::getValue)
        .reduce(Counts.none(town.cells()), Counts::plus);
  }
}
