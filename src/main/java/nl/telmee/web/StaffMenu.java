package nl.telmee.web;

import java.util.ArrayList;
import java.util.List;

/** The places that the menu of staff leads to, in order. */
public enum StaffMenu {
  COUNCIL("/council", Access.COUNCIL),
  POLLS("/staff", Access.MEMBER),
  TRAJECTORIES("/staff/trajectories", Access.MEMBER),
  RELATIONS("/staff/relations", Access.COUNCIL),
  CONTACTS("/staff/contacts", Access.STAFF),
  NEWSLETTER("/staff/newsletter", Access.STAFF),
  ORGANISATIONS("/staff/organisations", Access.ADMINISTRATOR),
  ACCOUNTS("/staff/accounts", Access.ADMINISTRATOR),
  WEBHOOKS("/staff/webhooks", Access.COUNCIL),
  RETENTION("/staff/retention", Access.STAFF),
  AUDIT("/staff/audit", Access.ADMINISTRATOR),
  PROFILE("/staff/profile", Access.MEMBER);

  /**
   * An entry as it is shown.
   *
   * @param current whether this page belongs to it
   */
  public record Item(String address, String label, boolean current) {}

  private final String address;
  private final Access access;

  StaffMenu(String address, Access access) {
    this.address = address;
    this.access = access;
  }

  /** The entries for a caller. */
  static List<Item> items(Words words, Caller caller, StaffMenu current) {
    List<Item> items = new ArrayList<>();
    for (StaffMenu entry : values()) {
      if (caller.passes(entry.access)) {
        items.add(
            new Item(entry.address, words.say("menu." + Fields.wordOf(entry)), entry == current));
      }
    }
    return items;
  }
}
