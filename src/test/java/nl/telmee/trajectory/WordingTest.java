package nl.telmee.trajectory;

import static nl.telmee.trajectory.Example.SAYS;
import static nl.telmee.trajectory.Example.TODAY;
import static nl.telmee.trajectory.Example.apply;
import static nl.telmee.trajectory.Example.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import nl.telmee.web.Language;
import org.junit.jupiter.api.Test;

/** Who words parts of papers and who writes the approach, and when. */
final class WordingTest {
  private static final Change WORD =
      new Change.Put(Wording.of(Paper.PASSAGE, "intro", Language.NL, SAYS, new UUID(4, 4)));

  private static Set<Party> writers(Trajectory trajectory) {
    return Permissions.allowed(
        trajectory, new Change.Write(new Approach(SAYS, Set.of(Way.MEETING), SAYS)));
  }

  @Test
  void aPartThatIsWordedAgainKeepsOneWordingAndSaysTheDay() {
    Trajectory once = apply(Example.begun(), WORD);
    Trajectory twice =
        apply(
            once,
            new Change.Put(
                Wording.of(Paper.PASSAGE, "intro", Language.NL, "Anders.", new UUID(4, 5))));
    Trajectory other =
        apply(
            twice,
            new Change.Put(
                Wording.of(Paper.PASSAGE, "intro", Language.EN, "In English.", new UUID(4, 5))));

    assertThat(twice.content().items(Wording.class)).hasSize(1);
    assertThat(other.content().items(Wording.class))
        .extracting(Wording::text)
        .containsExactly("Anders.", "In English.");
    assertThat(other.content().items(Wording.class).getFirst().on()).isEqualTo(TODAY);
    assertThat(Content.of(other.content().json())).isEqualTo(other.content());
  }

  @Test
  void aWordingStaysAtItsPlaceAndEndsWithTheTrajectory() {
    Wording right = Wording.of(Paper.PLAN, "steps", Language.NL, SAYS, new UUID(4, 4));
    Wording astray =
        new Wording(
            UUID.randomUUID(),
            right.paper(),
            right.part(),
            right.language(),
            right.text(),
            right.basis(),
            right.on());

    assertThat(Rules.apply(Example.begun(), new Change.Put(astray), Party.MUNICIPALITY, TODAY))
        .isEqualTo(new Ruling.Hindered(Hindrance.UNKNOWN));
    assertThat(Rules.apply(Example.closed(), WORD, Party.MUNICIPALITY, TODAY))
        .isEqualTo(new Ruling.Hindered(Hindrance.CLOSED));
  }

  @Test
  void onlyTheMunicipalityWordsPapersAndThePublicSeesNoneOfIt() {
    assertThat(Permissions.allowed(Example.begun(), WORD)).containsExactly(Party.MUNICIPALITY);
    Trajectory reported = apply(Example.until(done(Step.REVIEW)), WORD);

    assertThat(reported.content().items(Wording.class)).isNotEmpty();
    assertThat(PublicContent.of(reported).items(Wording.class)).isEmpty();
  }

  @Test
  void theFocusGroupWritesTheApproachWhenItIsItsTurn() {
    assertThat(writers(Example.begun())).containsExactly(Party.MUNICIPALITY);
    assertThat(writers(Example.until(done(Step.GOAL)))).containsExactly(Party.MUNICIPALITY);
    Trajectory turn = Example.until(done(Step.APPROACH));
    assertThat(writers(turn))
        .containsExactlyInAnyOrderElementsOf(EnumSet.of(Party.MUNICIPALITY, Party.FOCUS_GROUP));

    Trajectory behind = apply(turn, done(Step.APPROACH));

    assertThat(
            Rules.apply(
                behind,
                new Change.Write(new Approach(SAYS, Set.of(Way.MEETING), SAYS)),
                Party.FOCUS_GROUP,
                TODAY))
        .isEqualTo(new Ruling.Hindered(Hindrance.STEP_DONE));
    Trajectory again = apply(behind, new Change.TakeBack(Step.APPROACH.word(), SAYS));
    assertThat(writers(again)).contains(Party.FOCUS_GROUP);
  }
}
