package nl.telmee.house;

import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.web.Access;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who tries every route, on things of Velsen.
 *
 * @param name in the head of the table
 * @param role null: nobody who signed in
 * @param organisation where the role holds; null: the whole installation
 */
record Persona(String name, @Nullable Role role, @Nullable String organisation) {
  static final Persona NOBODY = new Persona("nobody", null, null);
  static final Persona INSTALLATION = new Persona("admin of all", Role.ADMINISTRATOR, null);

  static List<Persona> all() {
    return List.of(
        NOBODY,
        new Persona("viewer", Role.VIEWER, "velsen"),
        new Persona("council member", Role.COUNCIL_MEMBER, "velsen"),
        new Persona("editor", Role.EDITOR, "velsen"),
        new Persona("admin", Role.ADMINISTRATOR, "velsen"),
        new Persona("editor beside", Role.EDITOR, "beverwijk"),
        new Persona("admin beside", Role.ADMINISTRATOR, "beverwijk"),
        new Persona("editor above", Role.EDITOR, "ijmond"),
        new Persona("admin above", Role.ADMINISTRATOR, "ijmond"),
        new Persona("member below", Role.COUNCIL_MEMBER, "jeugdraad"),
        new Persona("editor below", Role.EDITOR, "jeugdraad"),
        new Persona("admin below", Role.ADMINISTRATOR, "jeugdraad"),
        INSTALLATION);
  }

  /** The organisations that this is about. */
  static void prepare(TestNode node) {
    for (String one :
        List.of(
            organisation("ijmond", "region", "null"),
            organisation("velsen", "municipality", "\"ijmond\""),
            organisation("beverwijk", "municipality", "\"ijmond\""),
            organisation("jeugdraad", "council", "\"velsen\""))) {
      node.postAsAdministrator("/api/v1/organisations", one);
    }
  }

  private static String organisation(String slug, String kind, String parent) {
    return "{\"slug\":\"%s\",\"name\":{\"nl\":\"%s\"},\"kind\":\"%s\",\"parent\":%s}"
        .formatted(slug, slug, kind, parent);
  }

  /** An account of this persona on a node. */
  Staff account(TestNode node) {
    if (role == null) {
      throw new IllegalStateException("nobody has no account");
    }
    return Staff.of(node, role.word(), organisation);
  }

  /** Whether the role alone opens a route. */
  boolean passes(Access access) {
    return switch (access) {
      case ANYONE -> true;
      case MEMBER -> role != null;
      case SEATED -> role != null;
      case COUNCIL -> role != null && role.makes();
      case STAFF -> role != null && role.edits();
      case ADMINISTRATOR -> role == Role.ADMINISTRATOR;
    };
  }

  /** Whether it manages what belongs to Velsen. */
  boolean changesVelsen() {
    return role != null
        && role.edits()
        && (organisation == null || organisation.equals("velsen") || organisation.equals("ijmond"));
  }

  /** Whether it speaks for the council of Velsen, which makes the agenda together with Velsen. */
  boolean advisesVelsen() {
    return role != null && role.makes() && "jeugdraad".equals(organisation);
  }

  /** Whether it may see what belongs to Velsen. */
  boolean seesVelsen() {
    return role != null && !"beverwijk".equals(organisation);
  }
}
