package nl.telmee.trajectory;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.telmee.audit.AuditAction;
import nl.telmee.audit.AuditEntry;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.identity.LinkToken;
import nl.telmee.web.Caller;
import nl.telmee.web.Problem;
import nl.telmee.web.Rejected;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a trajectory. Who owns it adds and removes members. A member of the focus group has
 * no account: a link of its own leads to the drafts of this one trajectory. Thread: any.
 */
public final class Members {
  /** Where members of the focus group get in; the secret comes after it. */
  public static final String PAGE = "/focus/";

  private final Database db;
  private final AuditLog audit;
  private final Clock clock;

  public Members(Database db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** The address that a link leads to, from the root of the site. */
  public static String page(LinkToken token) {
    return PAGE + token.text();
  }

  public Future<List<Member>> all(Caller caller, Trajectory trajectory) {
    return new MemberStore(db.staff(caller.scope())).all(trajectory.head().id());
  }

  /** How many of each seat came along with a trajectory, and stand vacant. */
  public Future<Map<Seat, Integer>> vacant(Caller caller, Trajectory trajectory) {
    return new VacancyStore(db.staff(caller.scope())).all(trajectory.head().id());
  }

  /** Whether somebody gives and takes seats: who leads, and who administers the installation. */
  public static boolean manages(Caller caller, Standing standing) {
    return standing.parties().contains(Party.MUNICIPALITY)
        || (caller.scope().everywhere() && caller.role() == Role.ADMINISTRATOR);
  }

  /** Whether somebody sees names and addresses: who works on it, or gives the seats. */
  public static boolean named(Caller caller, Standing standing) {
    return standing.works() || manages(caller, standing);
  }

  /** Fails with {@link Problem#NOT_ALLOWED} for who does not give seats. */
  Future<Void> requireManager(Caller caller, Trajectory trajectory) {
    return new MemberStore(db.staff(caller.scope()))
        .seats(trajectory.head().id(), caller.email())
        .map(seats -> Standing.of(caller, trajectory.head(), seats))
        .compose(
            standing ->
                manages(caller, standing)
                    ? Future.succeededFuture()
                    : Future.failedFuture(Rejected.because(Problem.NOT_ALLOWED)));
  }

  /** Why somebody does not get a seat; empty: somebody may have it. */
  public Future<Optional<SeatRefusal>> refusal(
      Caller caller, Trajectory trajectory, Member member) {
    String email = member.email();
    return requireManager(caller, trajectory)
        .compose(
            _ ->
                Future.all(
                    all(caller, trajectory),
                    email == null
                        ? Future.succeededFuture(Optional.empty())
                        : new MemberStore(db).account(email)))
        .map(
            both ->
                SeatRules.refusal(
                    trajectory.head(), caller.email(), member, both.resultAt(1), both.resultAt(0)));
  }

  private Future<Void> requireFit(Caller caller, Trajectory trajectory, Member member) {
    return refusal(caller, trajectory, member)
        .compose(
            refused ->
                refused.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(Refusals.seat(refused.get())));
  }

  /**
   * Adds who signs in with an account; refused when it is of no use, or when there are too many.
   */
  public Future<Void> add(Caller caller, Trajectory trajectory, Member member) {
    return requireFit(caller, trajectory, member)
        .compose(
            _ ->
                change(
                    caller,
                    trajectory,
                    member,
                    AuditAction.TRAJECTORY_MEMBER_ADDED,
                    tx -> seat(tx, trajectory, member, null)));
  }

  /** Who gets a seat takes one that stood vacant, if there is one. */
  private Future<Boolean> seat(
      SqlConnection tx, Trajectory trajectory, Member member, @Nullable Buffer link) {
    UUID id = trajectory.head().id();
    return MemberStore.insert(tx, id, member, link, clock.instant())
        .compose(
            done ->
                done
                    ? VacancyStore.fill(tx, id, member.seat()).map(true)
                    : Future.succeededFuture(false));
  }

  /** Adds a member of the focus group; yields the secret of its link, which is shown once. */
  public Future<LinkToken> invite(Caller caller, Trajectory trajectory, Member member) {
    LinkToken token = LinkToken.make();
    Buffer hash = token.hash();
    return requireFit(caller, trajectory, member)
        .compose(
            _ ->
                change(
                    caller,
                    trajectory,
                    member,
                    AuditAction.TRAJECTORY_MEMBER_ADDED,
                    tx -> seat(tx, trajectory, member, hash)))
        .map(token);
  }

  /** A new link instead of the one that was lost; the old one ends. */
  public Future<LinkToken> newLink(Caller caller, Trajectory trajectory, Member member) {
    LinkToken token = LinkToken.make();
    return change(
            caller,
            trajectory,
            member,
            AuditAction.TRAJECTORY_MEMBER_ADDED,
            tx -> MemberStore.newLink(tx, trajectory.head().id(), member.id(), token.hash()))
        .map(token);
  }

  public Future<Void> remove(Caller caller, Trajectory trajectory, Member member) {
    return change(
        caller,
        trajectory,
        member,
        AuditAction.TRAJECTORY_MEMBER_REMOVED,
        tx -> MemberStore.delete(tx, trajectory.head().id(), member.id()));
  }

  /** The log names a member by its seat and id: who it was can be forgotten. */
  private Future<Void> change(
      Caller caller,
      Trajectory trajectory,
      Member member,
      AuditAction action,
      java.util.function.Function<SqlConnection, Future<Boolean>> work) {
    Head head = trajectory.head();
    AuditEntry entry =
        AuditEntry.by(caller, head.organisation(), action, head.slug())
            .with("seat", member.seat().word())
            .with("member", member.id().toString());
    return requireManager(caller, trajectory)
        .compose(
            _ ->
                db.staff(caller.scope())
                    .inTransaction(
                        tx -> work.apply(tx).compose(done -> recorded(tx, entry, done))));
  }

  private Future<Void> recorded(SqlConnection tx, AuditEntry entry, boolean done) {
    return done
        ? audit.record(tx, entry)
        : Future.failedFuture(Refusals.hindered(Hindrance.TOO_MANY));
  }

  /** For whom the bearer of a link acts, and where; fails with {@link Problem#LINK_ENDED}. */
  public Future<Trajectory> ofLink(LinkToken token, Trajectories trajectories) {
    return new MemberStore(db)
        .ofLink(token.hash())
        .map(found -> found.orElseThrow(() -> Rejected.because(Problem.LINK_ENDED)))
        .compose((UUID id) -> trajectories.find(nl.telmee.web.Scope.ofTrajectory(id), id));
  }
}
