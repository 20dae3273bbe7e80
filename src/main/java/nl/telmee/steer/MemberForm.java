package nl.telmee.steer;

import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import nl.telmee.identity.Emails;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Member;
import nl.telmee.trajectory.Seat;
import nl.telmee.web.Form;
import nl.telmee.web.Utf8;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** Reads who joins out of a form, and gathers what is wrong with it. */
final class MemberForm {
  private final Form form;
  private final Words words;
  private Typed typed;

  MemberForm(Form form, Words words) {
    this.form = form;
    this.words = words;
    this.typed = Typed.of(form);
  }

  Typed typed() {
    return typed;
  }

  /** Somebody with an account; null when something is wrong. */
  @Nullable Member account() {
    Seat seat =
        Arrays.stream(Seat.values())
            .filter(one -> one.word().equals(form.raw("seat")))
            .findFirst()
            .orElse(null);
    if (seat == null) {
      typed = typed.wrong("seat", words.say("steer.members.seat.needed"));
    }
    String email = form.raw("email").strip().toLowerCase(Locale.ROOT);
    if (!Emails.valid(email)) {
      typed = typed.wrong("email", words.say("steer.members.email.wrong"));
    }
    String name = name("name");
    return seat == null || !typed.right()
        ? null
        : new Member(UUID.randomUUID(), seat, name, email, false);
  }

  /** Somebody of the focus group, who gets a link; null when something is wrong. */
  @Nullable Member focusGroup() {
    String name = name("person");
    return typed.right() ? new Member(UUID.randomUUID(), Seat.FOCUS_GROUP, name, null, true) : null;
  }

  /** Where to mail a link; empty: nowhere, or something is wrong. */
  String mailTo() {
    String email = form.raw("mailTo").strip();
    if (!email.isEmpty() && !Emails.valid(email)) {
      typed = typed.wrong("mailTo", words.say("steer.members.email.wrong"));
      return "";
    }
    return email;
  }

  private String name(String field) {
    String name = form.raw(field).strip();
    if (name.isEmpty()) {
      typed = typed.wrong(field, words.say("steer.members.name.needed"));
    } else if (name.length() > Member.LONGEST_NAME) {
      typed = typed.wrong(field, words.say("wrong.too-long", Member.LONGEST_NAME));
    } else if (!Utf8.storable(name)) {
      typed = typed.wrong(field, words.say("wrong.unstorable"));
    }
    return name;
  }
}
