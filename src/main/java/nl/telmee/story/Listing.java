package nl.telmee.story;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.telmee.identity.Organisation;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.trajectory.Trajectory;
import nl.telmee.web.Params;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The trajectories of an organisation's page, as many as fit on one page of a list.
 *
 * @param count how many there are of what was chosen, in words
 * @param owners of whom one can choose; empty: there is nothing to choose
 * @param states where they stand; empty: there is nothing to choose
 * @param cards may be empty
 * @param none why there are none; empty: there are
 * @param previous address of the page before; null: this is the first
 * @param next address of the page after; null: this is the last
 */
public record Listing(
    String count,
    List<Choice> owners,
    List<Choice> states,
    List<Card> cards,
    String none,
    @Nullable String previous,
    @Nullable String next) {
  static final int ON_A_PAGE = 12;
  private static final int MOST_PAGES = 1_000;

  /** With fewer than this one sees all at a glance. */
  private static final int MANY = 4;

  /** Whether there is something to choose. */
  public boolean choosable() {
    return !owners.isEmpty() || !states.isEmpty();
  }

  /**
   * What a visitor chose.
   *
   * @param of slug of an organisation; null: of all
   * @param state null: all
   */
  record Choosing(@Nullable String of, Trajectory.@Nullable State state, int page) {
    static Choosing of(RoutingContext ctx) {
      return new Choosing(
          Params.query(ctx, "of").filter(slug -> !slug.isBlank()).orElse(null),
          Params.query(ctx, "state").flatMap(Choosing::state).orElse(null),
          Params.whole(ctx, "page", 1, MOST_PAGES, 1));
    }

    private static java.util.Optional<Trajectory.State> state(String word) {
      return Arrays.stream(Trajectory.State.values())
          .filter(one -> one != Trajectory.State.DRAFT && one.word().equals(word))
          .findFirst();
    }

    private boolean holds(Facts one) {
      return (of == null || one.isOf(of)) && (state == null || one.state() == state);
    }

    List<Facts> among(List<Facts> all) {
      return all.stream().filter(this::holds).toList();
    }

    /** The ids of those on the page, in order. */
    List<UUID> ids(List<Facts> all) {
      return among(all).stream()
          .skip((long) (page - 1) * ON_A_PAGE)
          .limit(ON_A_PAGE)
          .map(one -> one.head().id())
          .toList();
    }

    private String address(Place place, int other) {
      StringBuilder query = new StringBuilder("?page=" + other);
      if (of != null) {
        query.append("&of=").append(URLEncoder.encode(of, StandardCharsets.UTF_8));
      }
      if (state != null) {
        query.append("&state=").append(state.word());
      }
      return place.address() + query + "#trajectories";
    }
  }

  static Listing of(Place place, List<Facts> all, Choosing chosen, List<Card> cards) {
    Words words = place.words();
    int count = chosen.among(all).size();
    return new Listing(
        words.count("region.trajectories", count),
        owners(place, all, chosen),
        all.size() < MANY ? List.of() : states(words, chosen),
        cards,
        none(words, all, cards),
        chosen.page > 1 ? chosen.address(place, chosen.page - 1) : null,
        count > chosen.page * ON_A_PAGE ? chosen.address(place, chosen.page + 1) : null);
  }

  private static String none(Words words, List<Facts> all, List<Card> cards) {
    if (!cards.isEmpty()) {
      return "";
    }
    return words.say(all.isEmpty() ? "region.trajectories.none" : "region.trajectories.other");
  }

  private static List<Choice> owners(Place place, List<Facts> all, Choosing chosen) {
    List<Choice> owners = new ArrayList<>();
    for (Organisation one : place.all()) {
      if (place.family().contains(one.slug()) && all.stream().anyMatch(it -> it.isOf(one.slug()))) {
        owners.add(new Choice(one.slug(), place.name(one), one.slug().equals(chosen.of)));
      }
    }
    return owners.size() < 2 ? List.of() : owners;
  }

  private static List<Choice> states(Words words, Choosing chosen) {
    return List.of(
        state(words, Trajectory.State.PUBLISHED, chosen),
        state(words, Trajectory.State.CLOSED, chosen));
  }

  private static Choice state(Words words, Trajectory.State state, Choosing chosen) {
    return new Choice(
        state.word(), words.say("region.state." + state.word()), state == chosen.state);
  }
}
