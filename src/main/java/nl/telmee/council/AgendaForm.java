package nl.telmee.council;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.id.Uuids;
import nl.telmee.signal.Typed;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Utf8;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads an item of an agenda out of a form, and gathers what is wrong with it. */
final class AgendaForm {
  private final Form form;
  private final Words words;
  private Typed typed;

  AgendaForm(Form form, Words words) {
    this.form = form;
    this.words = words;
    this.typed = Typed.of(form);
  }

  /** The form of an item as it is. */
  static Typed filledIn(AgendaItem item) {
    Theme theme = item.theme();
    UUID signal = item.signal();
    return new Typed(
        Map.of(
            "subject", List.of(item.subject()),
            "why", List.of(item.why()),
            "theme", theme == null ? List.of() : List.of(theme.token()),
            "period", List.of(Fields.wordOf(item.period())),
            "way", item.ways().stream().map(Fields::wordOf).toList(),
            "responsible", List.of(Fields.wordOf(item.responsible())),
            "signal", signal == null ? List.of() : List.of(signal.toString())),
        Map.of());
  }

  Typed typed() {
    return typed;
  }

  /** One more than the revision that was read. */
  int revision() {
    String text = form.text("revision", 9);
    return text.matches("\\d{1,8}") ? Integer.parseInt(text) : 0;
  }

  /** The item, or null when something is wrong. */
  @Nullable AgendaItem read(UUID id) {
    String subject = text("subject", AgendaItem.LONGEST_SUBJECT);
    if (subject.isEmpty()) {
      typed = typed.wrong("subject", words.say("signal.subject.needed"));
    }
    String why = text("why", AgendaItem.LONGEST_WHY);
    Set<Way> ways = EnumSet.noneOf(Way.class);
    form.all("way").forEach(word -> AgendaItem.one(Way.class, word).ifPresent(ways::add));
    if (ways.isEmpty()) {
      typed = typed.wrong("way", words.say("agenda.ways.needed"));
    }
    Period period = AgendaItem.one(Period.class, form.raw("period")).orElse(null);
    if (period == null) {
      typed = typed.wrong("period", words.say("agenda.period.needed"));
    }
    Actor actor = AgendaItem.one(Actor.class, form.raw("responsible")).orElse(null);
    if (actor == null) {
      typed = typed.wrong("responsible", words.say("agenda.responsible.needed"));
    }
    return typed.right() && period != null && actor != null
        ? new AgendaItem(
            id,
            subject,
            why,
            Theme.of(form.raw("theme")).orElse(null),
            period,
            ways,
            actor,
            Uuids.parse(form.raw("signal")).orElse(null))
        : null;
  }

  private String text(String name, int longest) {
    String text = form.raw(name).strip().replace("\r\n", "\n");
    if (text.length() > longest) {
      typed = typed.wrong(name, words.say("wrong.too-long", longest));
    } else if (!Utf8.storable(text)) {
      typed = typed.wrong(name, words.say("wrong.unstorable"));
    }
    return text;
  }
}
