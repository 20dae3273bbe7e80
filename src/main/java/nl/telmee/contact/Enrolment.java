package nl.telmee.contact;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.identity.Brake;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;

/**
 * How somebody comes into a register: they ask, confirm by link or code, and a parent confirms too
 * where that is needed. Until then nothing of it is stored. Thread: any.
 */
final class Enrolment {
  static final Duration LINK_LIFE = Duration.ofDays(7);
  static final Duration CODE_LIFE = Duration.ofMinutes(30);
  private static final int CODES = 1_000_000;
  private static final int TOKEN_BYTES = 20;
  private static final int TRIES = 5;
  private static final int MESSAGES_AN_HOUR = 4;

  /** A class behind one address of a school may join within a lesson. */
  private static final int REQUESTS_AN_HOUR = 120;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** What somebody has to do now. */
  sealed interface Next {
    /** Follow the link in a mail. */
    record Mail() implements Next {}

    /**
     * Type in the code of a text message.
     *
     * @param ticket which has to come with the code
     */
    record Code(String ticket) implements Next {}

    /** Nothing: somebody else, a parent, has been asked. */
    record Parent() implements Next {}

    /**
     * Nothing: they are in.
     *
     * @param token in the link for themselves
     */
    record Joined(String token) implements Next {}
  }

  private final ContactKeys keys;
  private final People people;
  private final Courier courier;
  private final Messages messages;
  private final Names names;
  private final Clock clock;
  private final Brake sent;
  private final Brake asked;
  private final Brake tried;

  Enrolment(
      ContactKeys keys,
      People people,
      Courier courier,
      Messages messages,
      Names names,
      Clock clock) {
    this.keys = keys;
    this.people = people;
    this.courier = courier;
    this.messages = messages;
    this.names = names;
    this.clock = clock;
    this.sent = new Brake(clock, MESSAGES_AN_HOUR, Duration.ofHours(1));
    this.asked = new Brake(clock, REQUESTS_AN_HOUR, Duration.ofHours(1));
    this.tried = new Brake(clock, TRIES, CODE_LIFE);
  }

  /**
   * Sends the message that asks to confirm.
   *
   * @param from where the request came from; counted in memory
   */
  Future<Next> ask(SignUp signUp, String from) {
    requireFree(asked, from);
    asked.failed(from);
    Person person = person(signUp);
    return signUp.address().kind() == Address.Kind.EMAIL
        ? mail(Ticket.Kind.LINK, person, person.address())
        : text(Ticket.Kind.CODE, person, person.address());
  }

  private Person person(SignUp signUp) {
    Consent consent =
        new Consent(Consent.NEWEST, month(), signUp.keptMonths(), false, signUp.parent());
    String register = signUp.panel().organisation() + "/" + signUp.panel().slug();
    return new Person(
        signUp.panel().organisation(),
        signUp.panel().slug(),
        signUp.address(),
        signUp.profile(),
        consent,
        token(register + "/" + signUp.address().value()));
  }

  /** The same for who signs up twice, so that the link in every message stays good. */
  private String token(String place) {
    byte[] hash = keys.hash(ContactKeys.Use.TOKEN, place);
    return HexFormat.of().formatHex(hash, 0, TOKEN_BYTES);
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
  }

  /** Confirms another address of somebody who is there. */
  Future<Next> move(Person person, Address to) {
    return to.kind() == Address.Kind.EMAIL
        ? mail(Ticket.Kind.MOVE, person, to)
        : text(Ticket.Kind.MOVE, person, to);
  }

  private Future<Next> mail(Ticket.Kind kind, Person person, Address to) {
    String ticket = new Ticket(kind, person, to, "", clock.instant().plus(LINK_LIFE)).seal(keys);
    return named(person)
        .compose(
            named ->
                send(
                    to,
                    switch (kind) {
                      case LINK, CODE ->
                          messages.confirm(person, named.organisation(), named.panel(), ticket);
                      case PARENT ->
                          messages.parent(person, named.organisation(), named.panel(), ticket);
                      case MOVE -> messages.move(person, named.organisation(), ticket);
                    }))
        .map(kind == Ticket.Kind.PARENT ? new Next.Parent() : new Next.Mail());
  }

  private Future<Next> text(Ticket.Kind kind, Person person, Address to) {
    String code = "%06d".formatted(RANDOM.nextInt(CODES));
    String ticket = new Ticket(kind, person, to, code, clock.instant().plus(CODE_LIFE)).seal(keys);
    return named(person)
        .compose(named -> send(to, messages.code(person, named.organisation(), code)))
        .map(new Next.Code(ticket));
  }

  private record Named(Translated organisation, Translated panel) {}

  private Future<Named> named(Person person) {
    return names
        .organisation(person.organisation())
        .compose(
            organisation ->
                names
                    .panel(person.organisation(), person.panel())
                    .map(panel -> new Named(organisation.name(), panel.name())));
  }

  /** Nobody may have somebody else flooded with messages. */
  private Future<Void> send(Address to, Message message) {
    String counted = counted(to.value());
    requireFree(sent, counted);
    sent.failed(counted);
    return courier
        .send(to, message, UUID.randomUUID().toString())
        .recover(_ -> Future.failedFuture(Rejected.because(Problem.BUSY)));
  }

  private String counted(String text) {
    return HexFormat.of().formatHex(keys.hash(ContactKeys.Use.COUNTING, text));
  }

  private static void requireFree(Brake brake, String key) {
    Duration wait = brake.wait(key);
    if (wait.isPositive()) {
      throw Rejected.later(Problem.TOO_MANY_REQUESTS, wait.plusSeconds(1));
    }
  }

  /** The ticket in a link or form; empty when it has ended. */
  Optional<Ticket> ticket(String text) {
    return Ticket.open(keys, text, clock.instant());
  }

  /** Whether the typed code is that of the ticket; five may be tried. */
  boolean fits(String ticket, Ticket opened, String typed) {
    String counted = counted(ticket);
    requireFree(tried, counted);
    boolean fits = opened.code().equals(typed.replaceAll("\\D", ""));
    if (!fits) {
      tried.failed(counted);
    }
    return fits;
  }

  /** Does what was confirmed. Doing it twice is doing it once. */
  Future<Next> confirm(Ticket ticket) {
    Person person = ticket.person();
    return switch (ticket.kind()) {
      case LINK, CODE ->
          person
              .consent()
              .parent()
              .map(parent -> mail(Ticket.Kind.PARENT, person, parent))
              .orElseGet(() -> join(person));
      case PARENT -> join(person);
      case MOVE ->
          people
              .change(person.token(), now -> now.withAddress(ticket.address()))
              .map(
                  moved ->
                      new Next.Joined(
                          moved.orElseThrow(() -> Rejected.because(Problem.LINK_ENDED)).token()));
    };
  }

  private Future<Next> join(Person person) {
    return people.add(person).map(new Next.Joined(person.token()));
  }
}
