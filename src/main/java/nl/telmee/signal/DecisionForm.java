package nl.telmee.signal;

import java.util.Optional;
import java.util.UUID;
import nl.telmee.id.Uuids;
import nl.telmee.web.Form;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads a decision about a signal out of a form, and gathers what is wrong with it. */
final class DecisionForm {
  static final int LONGEST_REPLY = 4_000;
  static final int LONGEST_LINK = 500;

  private final Form form;
  private final Words words;
  private Typed typed;

  DecisionForm(Form form, Words words) {
    this.form = form;
    this.words = words;
    this.typed = Typed.of(form);
  }

  /** What was typed, with what is wrong. */
  Typed typed() {
    return typed;
  }

  int revision() {
    String text = form.text("revision", 9);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  /** The decision, or null when something is wrong. */
  @Nullable Decision read() {
    Decision decision =
        switch (form.raw("decision")) {
          case "publish" -> publish();
          case "leave-out" -> new Decision.LeaveOut(reply("reason"));
          case "merge" -> merge();
          case "taken-up" -> new Decision.TakeUp(reply("reply"), link());
          case "answered" -> new Decision.Answer(reply("reply"));
          case "refused" -> new Decision.Refuse(reply("reply"));
          default -> {
            typed = typed.wrong("decision", words.say("signal.decision.needed"));
            yield null;
          }
        };
    return typed.right() ? decision : null;
  }

  private @Nullable Decision publish() {
    SignalForm shown = new SignalForm(form, words);
    Subject subject = shown.read();
    typed = shown.typed();
    return subject == null ? null : new Decision.Publish(subject);
  }

  private @Nullable Decision merge() {
    Optional<UUID> into = Uuids.parse(form.raw("into"));
    if (into.isEmpty()) {
      typed = typed.wrong("into", words.say("signal.into.needed"));
    }
    return into.map(Decision.Merge::new).orElse(null);
  }

  private String reply(String field) {
    String reply = form.raw(field).strip().replace("\r\n", "\n");
    if (reply.isEmpty()) {
      typed = typed.wrong(field, words.say("signal.reply.needed"));
    } else if (reply.length() > LONGEST_REPLY) {
      typed = typed.wrong(field, words.say("wrong.too-long", LONGEST_REPLY));
    }
    return reply;
  }

  /** A page of ours or of another site: nothing that a browser would run. */
  private @Nullable String link() {
    String link = form.text("link", LONGEST_LINK);
    if (!link.isEmpty() && !isLink(link)) {
      typed = typed.wrong("link", words.say("signal.link.wrong"));
    }
    return link.isEmpty() ? null : link;
  }

  static boolean isLink(String link) {
    return link.matches("(https?://[^\\s\"<>]{3,490}|/[\\w/.-]{1,490})") && !link.startsWith("//");
  }
}
