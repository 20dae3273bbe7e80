package nl.telmee.contact;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.poll.Polls;
import nl.telmee.web.Translated;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/** What people read who are invited. Thread: any. */
final class InvitationMessages {
  private static final int ID_BYTES = 16;

  private final Database db;
  private final ContactKeys keys;
  private final Names names;
  private final Polls polls;
  private final Messages messages;
  private final Clock clock;
  private final String publicUrl;

  /**
   * @param publicUrl address of the server as the public sees it
   */
  InvitationMessages(
      Database db,
      ContactKeys keys,
      Names names,
      Polls polls,
      Messages messages,
      Clock clock,
      String publicUrl) {
    this.db = db;
    this.keys = keys;
    this.names = names;
    this.polls = polls;
    this.messages = messages;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** What a message is about. */
  record About(
      Translated organisation,
      Translated panel,
      Translated text,
      @Nullable Poll poll,
      String page) {}

  /** The same for the same message: whoever gets it twice can know it. */
  String id(UUID invitation, UUID contact) {
    byte[] hash = keys.hash(ContactKeys.Use.COUNTING, invitation + "/" + contact);
    return HexFormat.of().formatHex(hash, 0, ID_BYTES);
  }

  /** The message for somebody; empty when it comes too late to be of use. */
  Future<Optional<Message>> of(UUID invitation, Person person) {
    return InvitationStore.byId(db, invitation)
        .compose(
            found ->
                found.map(one -> of(one, person)).orElse(Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Message>> of(Invitation invitation, Person person) {
    return Future.all(
            names.organisation(invitation.organisation()),
            names.panel(invitation.organisation(), invitation.panel()),
            invitation
                .poll()
                .map(id -> polls.read(id).map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty())))
        .compose(
            all -> {
              Optional<Poll> poll = all.resultAt(2);
              About about =
                  about(
                      all.<nl.telmee.identity.Organisation>resultAt(0).name(),
                      all.<Panel>resultAt(1),
                      invitation.text(),
                      poll);
              return poll.isPresent() && !poll.get().takesAnswers(clock.instant())
                  ? Future.succeededFuture(Optional.empty())
                  : poll.isPresent() && poll.get().content().access() == PollAccess.PANEL
                      ? coded(about, poll.get(), person)
                      : Future.succeededFuture(Optional.of(message(about, person, "")));
            });
  }

  /** What an invitation is about. */
  About about(Translated organisation, Panel panel, Translated text, Optional<Poll> poll) {
    return new About(
        organisation,
        panel.name(),
        text,
        poll.orElse(null),
        publicUrl + poll.map(Poll::page).orElse(panel.page()));
  }

  private Future<Optional<Message>> coded(About about, Poll poll, Person person) {
    return PanelCodeStore.codes(db, keys, poll.id())
        .map(codes -> codes.map(made -> message(about, person, made.of(person.address()))));
  }

  /**
   * The message.
   *
   * @param code of the member; empty where the poll asks for none
   */
  Message message(About about, Person person, String code) {
    Words words = Words.of(person.profile().language());
    String organisation = about.organisation().in(words.language());
    Poll poll = about.poll();
    String title =
        poll == null
            ? about.panel().in(words.language())
            : poll.content().title().in(words.language());
    // Behind the # it reaches no server and no log before it is sent with the answers.
    String link = code.isEmpty() ? about.page() : about.page() + "#code=" + code;
    List<String> after = new ArrayList<>();
    if (!code.isEmpty()) {
      after.add(words.say("contact.letter.code", PanelCode.shown(code)));
      after.add(words.say("contact.letter.code.what"));
    }
    after.add(words.say("contact.letter.why", about.panel().in(words.language()), organisation));
    return new Message(
        words,
        words.say("contact.letter.subject", organisation, title),
        List.of(words.say("letter.hello"), about.text().in(words.language())),
        words.say(poll == null ? "contact.letter.read" : "contact.letter.answer"),
        link,
        after,
        messages.own(person),
        sms(words, about, title, link, code, messages.own(person)));
  }

  /** Without a poll there is no page that says it: the text itself is the message. */
  private static String sms(
      Words words, About about, String title, String link, String code, String own) {
    String organisation = about.organisation().in(words.language());
    if (about.poll() == null) {
      return words.say(
          "contact.sms.text", organisation, about.text().in(words.language()).strip(), own);
    }
    return code.isEmpty()
        ? words.say("contact.sms.invitation", organisation, title, link, own)
        : words.say(
            "contact.sms.invitation.code", organisation, title, link, PanelCode.shown(code), own);
  }
}
