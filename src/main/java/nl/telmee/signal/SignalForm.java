package nl.telmee.signal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.telmee.id.Theme;
import nl.telmee.moderation.Mark;
import nl.telmee.moderation.Suggestions;
import nl.telmee.web.Fields;
import nl.telmee.web.Form;
import nl.telmee.web.Utf8;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads a signal out of a form, and gathers what is wrong with it. */
final class SignalForm {
  private final Form form;
  private final Words words;
  private Typed typed;

  SignalForm(Form form, Words words) {
    this.form = form;
    this.words = words;
    this.typed = Typed.of(form);
  }

  /** What was typed, with what is wrong. */
  Typed typed() {
    return typed;
  }

  /** The signal, or null when something is wrong. */
  @Nullable Subject read() {
    String subject = text("subject", Subject.LONGEST_SUBJECT, "signal.subject.needed");
    String what = text("what", Subject.LONGEST_WHAT, "signal.what.needed");
    String place = text("place", Subject.LONGEST_PLACE, null);
    Set<Theme> themes = Subject.themes(form.all("theme"));
    if (themes.size() > Subject.MOST_THEMES) {
      typed = typed.wrong("theme", words.say("signal.themes.many", Subject.MOST_THEMES));
    }
    return typed.right()
        ? new Subject(subject, what, place.isEmpty() ? null : place, themes)
        : null;
  }

  /** A browser sends line breaks as two characters; they count as one. */
  private String text(String name, int longest, @Nullable String needed) {
    String text = form.raw(name).strip().replace("\r\n", "\n");
    if (text.isEmpty() && needed != null) {
      typed = typed.wrong(name, words.say(needed));
    } else if (text.length() > longest) {
      typed = typed.wrong(name, words.say("wrong.too-long", longest));
    } else if (!Utf8.storable(text)) {
      typed = typed.wrong(name, words.say("wrong.unstorable"));
    }
    return text;
  }

  /** What in a signal may point at a person, in words; empty: nothing. */
  static List<String> personal(Subject subject, Words words) {
    Set<String> found = new LinkedHashSet<>();
    Stream.of(subject.subject(), subject.what())
        .flatMap(text -> Suggestions.marks(text).stream())
        .map(Mark::kind)
        .filter(kind -> kind != Mark.Kind.INSULT && kind != Mark.Kind.LINK)
        .forEach(kind -> found.add(words.say("moderation.mark." + Fields.wordOf(kind))));
    return List.copyOf(found);
  }
}
