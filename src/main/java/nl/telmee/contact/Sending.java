package nl.telmee.contact;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.db.Database;
import nl.telmee.id.PollId;
import nl.telmee.poll.Poll;
import nl.telmee.poll.PollAccess;
import nl.telmee.poll.Polls;

/**
 * Begins with invitations: decides whom one reaches and makes the codes of a panel poll, all in one
 * transaction, so that no code stands nearer to one of them than to another. Thread: any.
 */
final class Sending {
  private final Database db;
  private final ContactKeys keys;
  private final People people;
  private final Polls polls;
  private final Clock clock;

  Sending(Database db, ContactKeys keys, People people, Polls polls, Clock clock) {
    this.db = db;
    this.keys = keys;
    this.people = people;
    this.polls = polls;
    this.clock = clock;
  }

  /** Begins with one; yields whether there was one. */
  Future<Boolean> beginOne() {
    return db.inTransaction(
        tx ->
            InvitationStore.claim(tx)
                .compose(
                    found ->
                        found
                            .map(invitation -> begin(tx, invitation).map(true))
                            .orElse(Future.succeededFuture(false))));
  }

  private Future<Void> begin(SqlConnection tx, Invitation invitation) {
    return poll(invitation)
        .compose(
            poll ->
                poll.isPresent() && !poll.get().takesAnswers(clock.instant())
                    ? end(tx, invitation, Invitation.State.MISSED)
                    : reach(tx, invitation)
                        .compose(reached -> begin(tx, invitation, poll, reached)));
  }

  private Future<Optional<Poll>> poll(Invitation invitation) {
    return invitation
        .poll()
        .map(id -> polls.read(id).map(Optional::of))
        .orElse(Future.succeededFuture(Optional.empty()));
  }

  private Future<List<Seals.Member>> reach(SqlConnection tx, Invitation invitation) {
    String organisation = invitation.organisation();
    return PoolStore.lock(tx) // Nobody is erased while they are chosen.
        .compose(_ -> RulesStore.read(tx, organisation))
        .compose(
            rules ->
                RegisterStore.ofOrganisation(tx, organisation)
                    .map(people::open)
                    .compose(
                        all ->
                            RecipientStore.asked(
                                    db, organisation, today().minusDays(rules.askedDays()))
                                .map(
                                    asked ->
                                        Reach.of(
                                            all,
                                            asked,
                                            rules,
                                            invitation.panel(),
                                            invitation.choice()))));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Future<Void> begin(
      SqlConnection tx, Invitation invitation, Optional<Poll> poll, List<Seals.Member> reached) {
    boolean coded = poll.isPresent() && poll.get().content().access() == PollAccess.PANEL;
    Future<List<Seals.Member>> going =
        coded ? issue(tx, invitation, poll.get().id(), reached) : Future.succeededFuture(reached);
    return going.compose(
        all ->
            all.size() < Invitation.FEWEST
                ? end(tx, invitation, Invitation.State.TOO_FEW)
                : send(tx, invitation, all.stream().map(Seals.Member::id).toList()));
  }

  /**
   * Makes the codes of those who have none, when these are enough to be among each other; yields
   * who has one now.
   */
  private Future<List<Seals.Member>> issue(
      SqlConnection tx, Invitation invitation, PollId poll, List<Seals.Member> reached) {
    return PanelCodeStore.makeCodes(tx, keys, poll)
        .compose(
            codes ->
                PanelCodeStore.marks(tx, poll)
                    .compose(
                        marks -> {
                          List<Seals.Member> known = known(codes, marks, reached);
                          List<Seals.Member> fresh = new ArrayList<>(reached);
                          fresh.removeAll(known);
                          return fresh.size() < Invitation.FEWEST
                              ? Future.succeededFuture(known)
                              : PanelCodeStore.issue(
                                      tx,
                                      poll,
                                      invitation.id(),
                                      invitation.panel(),
                                      codes,
                                      fresh.stream().map(one -> one.person().address()).toList(),
                                      clock.instant())
                                  .map(reached);
                        }));
  }

  private static List<Seals.Member> known(
      PanelCode codes, Set<String> marks, List<Seals.Member> reached) {
    return reached.stream()
        .filter(one -> marks.contains(PanelCodeStore.text(codes.mark(one.person().address()))))
        .toList();
  }

  private Future<Void> send(SqlConnection tx, Invitation invitation, List<UUID> contacts) {
    List<UUID> shuffled = new ArrayList<>(contacts);
    Pool.shuffle(shuffled);
    Instant now = clock.instant();
    return RecipientStore.insert(tx, invitation.id(), shuffled, now)
        .compose(_ -> RecipientStore.addAsked(tx, shuffled, today()))
        .compose(_ -> InvitationStore.begin(tx, invitation.id(), contacts.size()));
  }

  private Future<Void> end(SqlConnection tx, Invitation invitation, Invitation.State state) {
    return InvitationStore.end(tx, invitation.id(), state, clock.instant());
  }
}
