package nl.telmee.web;

import java.util.Set;

/**
 * To whom an account belongs.
 *
 * @param person the address of the account, lower case: seats are given to it
 * @param organisation slug of its organisation
 * @param within that organisation and all below it
 */
public record Home(String person, String organisation, Set<String> within) {
  public Home {
    within = Set.copyOf(within);
  }
}
