package nl.telmee.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.feed.EventType;
import nl.telmee.id.Theme;
import nl.telmee.web.Form;
import nl.telmee.web.Json;
import nl.telmee.web.Mistake;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * The form about a subscription as it was typed, and what is wrong with it.
 *
 * @param types names of the chosen types; none: all
 * @param errors what is wrong, in words, by field
 */
public record SubscriptionForm(
    String organisation,
    String url,
    Set<String> types,
    String theme,
    String trajectory,
    Map<String, String> errors) {
  static final SubscriptionForm EMPTY = new SubscriptionForm("", "", Set.of(), "", "", Map.of());

  private static final int LONGEST_WORD = 100;

  /** Something to choose. */
  public record Choice(String value, String label, boolean chosen) {}

  static SubscriptionForm of(Form form) {
    return new SubscriptionForm(
        form.text("organisation", LONGEST_WORD),
        form.text("url", Target.LONGEST),
        Set.copyOf(form.all("types")),
        form.text("theme", LONGEST_WORD),
        form.text("trajectory", LONGEST_WORD),
        Map.of());
  }

  static SubscriptionForm of(SubscriptionView view) {
    return new SubscriptionForm(
        view.organisation(),
        view.url(),
        Set.copyOf(view.types()),
        view.theme() == null ? "" : view.theme(),
        view.trajectory() == null ? "" : view.trajectory(),
        Map.of());
  }

  /** As the API gets it. */
  Wanted.Body body(boolean withOrganisation, boolean plainAllowed) {
    ObjectNode body = Json.object();
    if (withOrganisation) {
      body.put("organisation", organisation);
    }
    body.put("url", url);
    ArrayNode chosen = body.putArray("types");
    types.forEach(chosen::add);
    if (!theme.isEmpty()) {
      body.put("theme", theme);
    }
    if (!trajectory.isEmpty()) {
      body.put("trajectory", trajectory);
    }
    return Wanted.Body.read(body, withOrganisation, plainAllowed);
  }

  /** The same with what is wrong, a sentence for each field. */
  SubscriptionForm wrong(Words words, List<Mistake> mistakes) {
    Map<String, String> sentences = new LinkedHashMap<>();
    for (Mistake mistake : mistakes) {
      String field = mistake.pointer().substring(1).replaceFirst("/.*", "");
      sentences.putIfAbsent(field, sentence(words, field, mistake));
    }
    return new SubscriptionForm(organisation, url, types, theme, trajectory, sentences);
  }

  private static String sentence(Words words, String field, Mistake mistake) {
    return switch (field) {
      case "organisation" -> words.say("webhook.wrong.organisation");
      case "url" ->
          words.say(
              switch (mistake.detail()) {
                case Subscriptions.INSIDE -> "webhook.wrong.inside";
                case Subscriptions.UNKNOWN -> "webhook.wrong.unknown";
                default -> "webhook.wrong.url";
              });
      case "trajectory" -> words.say("webhook.wrong.trajectory");
      default -> words.say("webhook.wrong.choice");
    };
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** For {@code aria-invalid}. */
  public @Nullable String invalid(String field) {
    return errors.containsKey(field) ? "true" : null;
  }

  /** For {@code aria-describedby}. */
  public @Nullable String describedBy(String field) {
    return errors.containsKey(field) ? field + "-error" : null;
  }

  /** Whether the part that narrows down has anything in it. */
  public boolean narrowed() {
    return !types.isEmpty() || !theme.isEmpty() || !trajectory.isEmpty();
  }

  /** All types of events. */
  public List<Choice> typeChoices(Words words) {
    return Arrays.stream(EventType.values())
        .map(
            type ->
                new Choice(
                    type.wire(),
                    words.say("webhook.type." + type.word()),
                    types.contains(type.wire())))
        .toList();
  }

  /** All themes. */
  public List<Choice> themeChoices(Words words) {
    return Arrays.stream(Theme.values())
        .map(one -> new Choice(one.token(), words.say(one.word()), one.token().equals(theme)))
        .toList();
  }
}
