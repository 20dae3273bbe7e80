package nl.telmee.trajectory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.telmee.Staff;
import nl.telmee.TestNode;

/**
 * People with accounts around trajectories of Velsen: those who work on them, those who look on,
 * and those who have nothing to do with them.
 */
final class People {
  /**
   * Somebody who tries things.
   *
   * @param parties for whom somebody acts by account and seats
   * @param stranger the status for who gets nothing done at all; 0: it depends
   */
  record Person(String name, String token, Set<Party> parties, int stranger) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SEAT =
      """
      insert into trajectory_member (trajectory, id, seat, name, email, since)
      values (?, ?, ?, 'x', ?, now())
      """;

  private final TestNode node;
  private final Staff leader;
  private final Staff office;
  private final Staff focus;
  private final Staff council;
  private final List<Person> all;

  People(TestNode node) {
    this.node = node;
    organisation("ijmond", "region", "null");
    organisation("velsen", "municipality", "\"ijmond\"");
    organisation("beverwijk", "municipality", "\"ijmond\"");
    organisation("raad", "council", "\"velsen\"");
    organisation("raad-beverwijk", "council", "\"beverwijk\"");
    leader = Staff.of(node, "editor", "velsen");
    office = Staff.of(node, "editor", "velsen");
    focus = Staff.of(node, "council-member", "velsen");
    council = Staff.of(node, "council-member", "raad");
    all =
        List.of(
            new Person("leader", leader.token(), Set.of(Party.MUNICIPALITY), 0),
            new Person("office", office.token(), Set.of(Party.BOARD), 0),
            new Person("focus group", focus.token(), Set.of(Party.FOCUS_GROUP), 0),
            new Person("council", council.token(), Set.of(Party.COUNCIL), 0),
            new Person("above", token("editor", "ijmond"), Set.of(Party.MUNICIPALITY), 0),
            new Person("seatless", token("council-member", "velsen"), Set.of(), 403),
            new Person("viewer", token("viewer", "velsen"), Set.of(), 403),
            new Person("beside", token("editor", "beverwijk"), Set.of(), 404),
            new Person("their admin", token("administrator", "beverwijk"), Set.of(), 404),
            new Person("their council", token("council-member", "raad-beverwijk"), Set.of(), 404),
            new Person("nobody", "", Set.of(), 401));
  }

  private void organisation(String slug, String kind, String parent) {
    node.postAsAdministrator(
        "/api/v1/organisations",
        "{\"slug\":\"%s\",\"name\":{\"nl\":\"%s\"},\"kind\":\"%s\",\"parent\":%s}"
            .formatted(slug, slug, kind, parent));
  }

  private String token(String role, String organisation) {
    return Staff.of(node, role, organisation).token();
  }

  List<Person> all() {
    return all;
  }

  Person leader() {
    return all.getFirst();
  }

  /** Who may do something, in whose name it is to be done. */
  Person acting(Trajectory trajectory, Change change) {
    Set<Party> allowed = Permissions.allowed(trajectory, change);
    return all.stream()
        .filter(person -> person.parties().stream().anyMatch(allowed::contains))
        .findFirst()
        .orElseThrow();
  }

  /** Begins a trajectory of Velsen in which all have their seats. */
  ApiTrajectory begin(String slug, Law... laws) {
    ApiTrajectory begun = ApiTrajectory.begin(node, leader().token(), "velsen", slug, laws);
    seat(begun, "aldermans-office", office);
    seat(begun, "focus-group", focus);
    seat(begun, "contact-person", council);
    return begun;
  }

  private void seat(ApiTrajectory trajectory, String seat, Staff who) {
    try (Connection db = node.jdbc();
        PreparedStatement insert = db.prepareStatement(SEAT)) {
      insert.setObject(1, trajectory.head().id());
      insert.setObject(2, UUID.randomUUID());
      insert.setString(3, seat);
      insert.setString(4, who.email());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
