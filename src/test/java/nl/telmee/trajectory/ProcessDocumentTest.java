package nl.telmee.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.telmee.web.Language;
import nl.telmee.web.Words;
import org.junit.jupiter.api.Test;

/** What the process demands stands in {@code docs/process.md}, as the program has it. */
final class ProcessDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/process.md");
  private static final Words DUTCH = Words.of(Language.NL);

  private static final String STEPS =
      """
      # The participation process

      A test makes these tables from the program and fails when they are not true: run `ProcessDocumentTest` with
      `-Dtelmee.renew=true`. Why a trajectory is made this way stands in
      [decision 38](decisions/0038-a-trajectory-is-its-changes.md).

      ## Steps

      Who is responsible says that a step is done. A step that protects residents is in every template and cannot be set
      aside. Any step can be taken back with a reason; all that came after it is then to be done again.

      | step | on the page | responsible | protects residents |
      |---|---|---|---|
      """;

  private static final String CONDITIONS =
      """

      ## Exit conditions

      Each is tried: `ExitConditionsTest.nothingPassesWithoutIt` goes through the whole process with only that condition
      lacking, by the accounts of who is responsible, and sees the act refused over the API and by the rules, with the
      message, and nothing changed. The pages show the message in Dutch or English.

      | condition | holds up | the test that tries to pass without it | message |
      |---|---|---|---|
      """;

  private static final String WRITERS =
      """

      ## Who writes what

      Parts are written as a whole and fixed once their step is done; of the others there are many. The focus group writes
      the approach from when its step comes next. `WordingTest`, `RulesTest` and the random walks try it.

      | what | who | fixed by |
      |---|---|---|
      """;

  private static final String HINDRANCES =
      """

      ## What cannot be done now

      Refusals that do not ask for something to be delivered. `RulesTest` and `RandomWalkTest` try them.

      | refusal | message |
      |---|---|
      """;

  @Test
  void theDocumentSaysWhatTheProgramDemands() throws IOException {
    String real =
        STEPS
            + steps()
            + CONDITIONS
            + conditions()
            + WRITERS
            + writers()
            + HINDRANCES
            + hindrances();
    if (Boolean.getBoolean("telmee.renew")) {
      Files.writeString(DOCUMENT, real);
    }

    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as("%s; renew it with -Dtelmee.renew=true", DOCUMENT)
        .isEqualTo(real);
  }

  private static String steps() {
    return Arrays.stream(Step.values())
        .map(
            step ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        step.word(),
                        DUTCH.say("trajectory.step." + step.word()),
                        parties(step.parties()),
                        step.protective() ? "yes" : "no"))
        .collect(Collectors.joining());
  }

  private static String writers() {
    String sections =
        Arrays.stream(Section.Kind.values())
            .map(
                kind ->
                    writer(
                        kind.word(),
                        Permissions.writers(kind),
                        kind.step().map(step -> "`" + step.word() + "`").orElse("")))
            .collect(Collectors.joining());
    return sections
        + Arrays.stream(Item.Kind.values())
            .map(kind -> writer(kind.plural(), Permissions.writers(kind), ""))
            .collect(Collectors.joining());
  }

  private static String writer(String what, Set<Party> who, String fixed) {
    return "| `%s` | %s | %s |\n".formatted(what, parties(who), fixed);
  }

  private static String parties(Set<Party> parties) {
    return parties.stream()
        .sorted()
        .map(party -> DUTCH.say("trajectory.party." + party.word()))
        .collect(Collectors.joining(", "));
  }

  private static String conditions() {
    return Arrays.stream(Condition.values())
        .map(ProcessDocumentTest::condition)
        .collect(Collectors.joining());
  }

  private static String condition(Condition condition) {
    List<WithoutCondition> attempts =
        WithoutCondition.all().stream().filter(one -> one.condition() == condition).toList();
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            condition.word(),
            attempts.stream().map(WithoutCondition::actWord).collect(Collectors.joining(", ")),
            attempts.stream()
                .map(one -> "`nothingPassesWithoutIt(" + one + ")`")
                .collect(Collectors.joining(", ")),
            DUTCH.say("trajectory.condition." + condition.word()));
  }

  private static String hindrances() {
    return Arrays.stream(Hindrance.values())
        .map(
            one ->
                "| `%s` | %s |\n".formatted(one.word(), DUTCH.say("trajectory.no." + one.word())))
        .collect(Collectors.joining());
  }
}
