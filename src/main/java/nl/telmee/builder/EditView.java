package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.telmee.identity.Organisation;
import nl.telmee.poll.PollDesk;
import nl.telmee.poll.PollDraft;
import nl.telmee.poll.Questionnaire;
import nl.telmee.web.Mistake;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/** Puts a draft into the form that the builder shows. One object per page. */
final class EditView {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_INTRODUCTION = 2000;
  private static final int LONGEST_SLUG = 60;
  private static final int LONGEST_MOMENT = 16;

  /**
   * What a page shows besides the draft.
   *
   * @param open ids of the questions that are shown whole
   * @param checked whether mistakes are shown beside the fields
   */
  record Showing(
      Set<String> open,
      String focus,
      boolean checked,
      boolean merged,
      String done,
      int undo,
      boolean imported) {}

  private final Words words;
  private final StaffFrame staff;
  private final PollDesk desk;
  private final PollDraft draft;
  private final JsonNode poll;
  private final List<Mistake> mistakes;
  private final Showing showing;
  private final Entries entries;
  private final List<Advice> advice;

  EditView(
      StaffFrame staff,
      PollDesk desk,
      PollDraft draft,
      List<Mistake> mistakes,
      int inhabitants,
      Showing showing) {
    this.words = staff.words();
    this.staff = staff;
    this.desk = desk;
    this.draft = draft;
    this.poll = draft.body();
    this.mistakes = mistakes;
    this.showing = showing;
    this.entries = new Entries(poll, words, showing.checked ? errors() : Map.of());
    this.advice = Advisor.on(poll, inhabitants);
  }

  private Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Mistake mistake : mistakes) {
      errors.putIfAbsent(Place.element(mistake.pointer()), MistakeWords.of(mistake, words));
    }
    return errors;
  }

  EditPage page(List<Organisation> organisations, int inhabitants, String publicUrl) {
    return new EditPage(
        staff,
        desk,
        draft.id().toString(),
        draft.revision(),
        words.say("builder.saved", words.moment(draft.changedAt())),
        showing.focus,
        showing.merged,
        showing.done,
        showing.undo,
        showing.checked,
        showing.imported,
        general(organisations, publicUrl),
        policy(inhabitants),
        new Cards(poll, entries, tips(), wrong(), showing.open).all(),
        Cards.kinds(QuestionKind.SINGLE_CHOICE, words),
        ready(words),
        room(),
        side());
  }

  private static List<Choice> ready(Words words) {
    return Stream.of(Ready.values())
        .map(one -> new Choice(one.word(), words.say("builder.ready." + one.word()), false, ""))
        .toList();
  }

  private String room() {
    int left = Questionnaire.MOST_QUESTIONS - poll.path("questions").size();
    return left > 0 ? "" : words.say("builder.full", Questionnaire.MOST_QUESTIONS);
  }

  private EditPage.General general(List<Organisation> organisations, String publicUrl) {
    List<Choice> owners = new ArrayList<>();
    for (Organisation organisation : organisations) {
      owners.add(
          new Choice(
              organisation.slug(),
              organisation.name().in(words.language()),
              organisation.slug().equals(draft.organisation()),
              ""));
    }
    return new EditPage.General(
        entries.pair("/title", words.say("builder.title"), false, LONGEST_TITLE),
        entries.pair(
            "/introduction", words.say("builder.introduction"), true, LONGEST_INTRODUCTION),
        entries.of(
            "/slug",
            words.say("builder.slug"),
            "text",
            LONGEST_SLUG,
            words.say("builder.slug.hint")),
        publicUrl + "/p/",
        owners,
        entries.of(
            "/opensAt",
            words.say("builder.opens"),
            "datetime-local",
            LONGEST_MOMENT,
            words.say("builder.opens.hint")),
        entries.of(
            "/closesAt",
            words.say("builder.closes"),
            "datetime-local",
            LONGEST_MOMENT,
            words.say("builder.closes.hint")),
        access());
  }

  private List<Choice> access() {
    String chosen = poll.path("access").asText("open");
    return Stream.of("open", "code", "panel")
        .map(
            access ->
                new Choice(
                    access,
                    words.say("builder.access." + access),
                    access.equals(chosen),
                    words.say("builder.access." + access + ".why")))
        .toList();
  }

  private EditPage.Policy policy(int inhabitants) {
    JsonNode policy = poll.path("resultsPolicy");
    String chosen = policy.path("visibility").asText("live");
    long groups = GroupAdvice.groups(poll);
    return new EditPage.Policy(
        List.of(
            visibility(
                "live",
                words.say("builder.visibility.live"),
                words.say("builder.visibility.live.why"),
                chosen),
            visibility(
                "after-answering",
                words.say("builder.visibility.after-answering"),
                words.say("builder.visibility.after-answering.why"),
                chosen),
            visibility(
                "after-closing",
                words.say("builder.visibility.after-closing"),
                words.say("builder.visibility.after-closing.why"),
                chosen)),
        entries.of(
            "/resultsPolicy/minimumGroup",
            words.say("builder.group"),
            "number",
            4,
            words.say("builder.group.hint")),
        policy.path("breakdowns").asBoolean(true),
        policy.path("microdata").booleanValue(),
        groups < 2
            ? words.say("builder.groups.none")
            : words.say("builder.groups", groups) + " " + people(inhabitants));
  }

  private String people(int inhabitants) {
    return inhabitants == 0
        ? words.say("builder.inhabitants.none")
        : words.say("builder.inhabitants", inhabitants);
  }

  private static Choice visibility(String value, String label, String why, String chosen) {
    return new Choice(value, label, value.equals(chosen), why);
  }

  private Map<Integer, List<String>> tips() {
    Map<Integer, List<String>> tips = new HashMap<>();
    for (Advice one : advice) {
      int question = Place.question(one.at());
      if (question >= 0) {
        tips.computeIfAbsent(question, _ -> new ArrayList<>()).add(tip(one));
      }
    }
    return tips;
  }

  private String tip(Advice one) {
    int option = one.at().indexOf("/options/");
    return option < 0
        ? one.sentence(words)
        : Place.words(
                one.at().substring(option).replaceAll("/text.*", "").replace("/options", ""), words)
            + ": "
            + one.sentence(words);
  }

  private Map<Integer, Integer> wrong() {
    Map<Integer, Integer> wrong = new HashMap<>();
    if (showing.checked) {
      mistakes.forEach(one -> wrong.merge(Place.question(one.pointer()), 1, Integer::sum));
    }
    return wrong;
  }

  /** One who chose a moment must know that nobody need be there. */
  private String ready() {
    String opens = OpenPage.moment(draft, "opensAt", words);
    return opens.isEmpty() ? words.say("builder.todo.none") : words.say("builder.open.at", opens);
  }

  private EditPage.Side side() {
    List<EditPage.Link> todo = new ArrayList<>();
    for (Mistake mistake : mistakes) {
      todo.add(
          new EditPage.Link(
              "#" + Place.element(mistake.pointer()),
              Place.words(mistake.pointer(), words) + ": " + MistakeWords.of(mistake, words)));
    }
    List<EditPage.Link> tips = new ArrayList<>();
    for (Advice one : advice) {
      int question = Place.question(one.at());
      String place = question < 0 ? "" : words.say("builder.place.question", question + 1) + ": ";
      String address = one.at().isEmpty() ? "#questions" : "#" + Place.element(one.at());
      tips.add(new EditPage.Link(address, place + one.sentence(words)));
    }
    return new EditPage.Side(
        words.count("builder.minutes", Advisor.minutes(poll)),
        todo.isEmpty() ? ready() : words.count("builder.todo", todo.size()),
        todo,
        tips.isEmpty() ? words.say("builder.tips.none") : words.count("builder.tips", tips.size()),
        tips,
        "/staff/polls/" + draft.id() + "/phone");
  }
}
