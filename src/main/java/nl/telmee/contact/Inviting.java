package nl.telmee.contact;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.Polls;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Translated;

/** Invites people of a register in the name of staff, who see no address. Thread: any. */
final class Inviting {
  private static final int NEWEST = 50;

  private final Database db;
  private final People people;
  private final Names names;
  private final Polls polls;
  private final AuditLog audit;
  private final Clock clock;

  Inviting(Database db, People people, Names names, Polls polls, AuditLog audit, Clock clock) {
    this.db = db;
    this.people = people;
    this.names = names;
    this.polls = polls;
    this.audit = audit;
    this.clock = clock;
  }

  /** Who is in a register. */
  Future<List<Seals.Member>> members(String organisation, String panel) {
    return people
        .of(organisation)
        .map(all -> all.stream().filter(one -> one.person().panel().equals(panel)).toList());
  }

  /** How many an invitation would reach now; nobody learns whom. */
  Future<Integer> reach(String organisation, String panel, Choice choice) {
    return names
        .rules(organisation)
        .compose(
            rules ->
                RecipientStore.asked(
                        db,
                        organisation,
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                            .minusDays(rules.askedDays()))
                    .compose(
                        asked ->
                            people
                                .of(organisation)
                                .map(all -> Reach.of(all, asked, rules, panel, choice).size())));
  }

  /**
   * Makes an invitation, which is sent as soon as its poll takes answers. Fails with {@link
   * Problem#TOO_FEW_PEOPLE}, and with {@link Problem#POLL_NOT_OPEN} when the poll is over.
   */
  Future<Invitation> make(
      Caller caller,
      String organisation,
      String panel,
      Optional<PollId> poll,
      Choice choice,
      Translated text) {
    caller.requireChanges(organisation);
    Invitation made =
        new Invitation(
            UUID.randomUUID(),
            organisation,
            panel,
            poll,
            choice,
            text,
            Invitation.State.WAITING,
            clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS),
            caller.email(),
            Invitation.Counts.NONE);
    return names
        .organisation(organisation)
        .compose(_ -> names.panel(organisation, panel))
        .compose(_ -> askable(caller, poll))
        .compose(_ -> reach(organisation, panel, choice))
        .compose(
            reach ->
                reach < Invitation.FEWEST
                    ? Future.failedFuture(Rejected.because(Problem.TOO_FEW_PEOPLE))
                    : InvitationStore.insert(
                        db.staff(caller.scope()), made, audit, entry(caller, made, reach)))
        .map(made);
  }

  /** The poll, if there is one, which must be open or have a moment on which it opens. */
  Future<Optional<Poll>> askable(Caller caller, Optional<PollId> poll) {
    return poll.map(
            id ->
                polls
                    .forStaff(caller, id)
                    .map(
                        found -> {
                          boolean planned =
                              found.state() == Poll.State.DRAFT
                                  && found.content().opensAt() != null;
                          if (!planned && !found.takesAnswers(clock.instant())) {
                            throw Rejected.because(Problem.POLL_NOT_OPEN);
                          }
                          return Optional.of(found);
                        }))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private static AuditEntry entry(Caller caller, Invitation made, int reach) {
    AuditEntry entry =
        AuditEntry.by(
                caller, made.organisation(), AuditAction.CONTACTS_INVITED, made.id().toString())
            .with("panel", made.panel())
            .with("reach", reach);
    return made.poll().map(poll -> entry.with("poll", poll.toString())).orElse(entry);
  }

  /** The newest invitations of an organisation that the caller sees. */
  Future<List<Invitation>> of(Caller caller, String organisation) {
    caller.requireSees(organisation);
    return InvitationStore.of(db.staff(caller.scope()), organisation, NEWEST);
  }

  /** One of them; fails with {@link Problem#NOT_FOUND}. */
  Future<Invitation> one(Caller caller, String organisation, UUID id) {
    caller.requireSees(organisation);
    return InvitationStore.one(db.staff(caller.scope()), organisation, id)
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.NOT_FOUND)));
  }
}
