package nl.telmee.poll;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.telmee.id.Slug;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /polls} and reports all its mistakes at once. */
final class PollReader {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_INTRODUCTION = 2000;

  private final List<Mistake> mistakes = new ArrayList<>();

  private PollReader() {}

  /** Every mistake in a body; none means that {@link #read} takes it. */
  static List<Mistake> mistakes(JsonNode body) {
    try {
      read(body);
      return List.of();
    } catch (Rejected rejected) {
      return rejected.mistakes();
    }
  }

  /**
   * What the body asks for.
   *
   * @throws Rejected with every mistake and where it is
   */
  static PollContent read(JsonNode body) {
    return new PollReader().content(body);
  }

  private PollContent content(JsonNode body) {
    Fields fields = Fields.of(body, mistakes);
    String organisation = fields.text("organisation", Slug.FORM);
    String slug = fields.text("slug", Slug.FORM);
    Translated title = fields.translated("title", LONGEST_TITLE);
    Translated introduction = fields.translatedIfGiven("introduction", LONGEST_INTRODUCTION);
    Instant opensAt = fields.moment("opensAt").orElse(null);
    Instant closesAt = fields.moment("closesAt").orElse(null);
    if (opensAt != null && closesAt != null && !opensAt.isBefore(closesAt)) {
      fields.wrong("closesAt", "must be after opensAt");
    }
    Set<Theme> themes = themes(fields);
    PollAccess access = fields.word("access", PollAccess.class, PollAccess.OPEN);
    Questionnaire questionnaire = new QuestionnaireReader(mistakes).read(fields);
    ResultsPolicy policy = policy(fields.object("resultsPolicy", false));
    Retention retention = retention(fields.object("retention", false));
    if (mistakes.isEmpty()) {
      checkStrata(fields, questionnaire, policy);
    }
    fields.end();
    if (!mistakes.isEmpty()) {
      throw Rejected.mistakes(mistakes);
    }
    return new PollContent(
        organisation,
        slug,
        title,
        introduction,
        opensAt,
        closesAt,
        themes,
        access,
        policy,
        retention,
        questionnaire);
  }

  private static Set<Theme> themes(Fields fields) {
    EnumSet<Theme> themes = EnumSet.noneOf(Theme.class);
    List<String> tokens = fields.texts("themes", 0, Theme.values().length, Theme.LONGEST);
    for (int i = 0; i < tokens.size(); i++) {
      Optional<Theme> theme = Theme.of(tokens.get(i));
      if (theme.isEmpty()) {
        fields.wrong("themes/" + i, "must be one of " + Theme.tokens());
      }
      theme.ifPresent(themes::add);
    }
    return themes;
  }

  private ResultsPolicy policy(@Nullable Fields fields) {
    if (fields == null) {
      return new ResultsPolicy(
          ResultsPolicy.Visibility.LIVE, ResultsPolicy.DEFAULT_GROUP, true, false);
    }
    ResultsPolicy policy =
        new ResultsPolicy(
            fields.word(
                "visibility", ResultsPolicy.Visibility.class, ResultsPolicy.Visibility.LIVE),
            fields.whole(
                "minimumGroup", 1, ResultsPolicy.LARGEST_GROUP, ResultsPolicy.DEFAULT_GROUP),
            fields.truth("breakdowns", true),
            fields.truth("microdata", false));
    fields.end();
    if (policy.minimumGroup() > 1 && policy.minimumGroup() < ResultsPolicy.SMALLEST_GROUP) {
      fields.wrong("minimumGroup", "must be 1 or at least " + ResultsPolicy.SMALLEST_GROUP);
    }
    return policy;
  }

  private static Retention retention(@Nullable Fields fields) {
    if (fields == null) {
      return Retention.USUAL;
    }
    Retention usual = Retention.USUAL;
    int responses = fields.whole("responses", 0, Retention.LONGEST_DAYS, usual.responses());
    int texts =
        fields.whole("texts", 0, Retention.LONGEST_DAYS, Math.min(usual.texts(), responses));
    int codes = fields.whole("codes", 0, Retention.LONGEST_DAYS, usual.codes());
    if (texts > responses) {
      fields.wrong("texts", "must not be kept longer than the responses");
    }
    fields.end();
    return new Retention(responses, Math.min(texts, responses), codes);
  }

  private static void checkStrata(
      Fields fields, Questionnaire questionnaire, ResultsPolicy policy) {
    long strata = 1;
    for (Question question : questionnaire.questions()) {
      if (question instanceof Question.SingleChoice choice && choice.background()) {
        strata = Math.min(strata * (choice.options().size() + 1), Integer.MAX_VALUE);
      }
    }
    if (strata == 1) {
      return;
    }
    if (policy.minimumGroup() == 1) {
      fields.wrong("resultsPolicy/minimumGroup", "may be 1 only without background questions");
    }
    if (strata > 1_000_000 || questionnaire.strata().count() > Questionnaire.MOST_STRATA) {
      fields.wrong(
          "questions",
          "the background questions make more than " + Questionnaire.MOST_STRATA + " groups");
    }
  }
}
