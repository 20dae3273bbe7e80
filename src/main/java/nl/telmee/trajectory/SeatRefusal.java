package nl.telmee.trajectory;

import nl.telmee.web.Fields;

/** Why somebody does not get a seat. The message is {@code trajectory.seat.no.<word>}. */
public enum SeatRefusal {
  /** The same seat was given to the same address. */
  TWICE,
  /** Nobody signs in with the address. */
  NO_ACCOUNT,
  /** Who judges, decides or speaks for a council is named by another. */
  OWN,
  /** The account is of an organisation that cannot have the seat. */
  ELSEWHERE,
  /** The account has a seat that does not go together with this one. */
  CLASH;

  /** Whether another seat may be given to the same address. */
  public boolean ofSeat() {
    return this != NO_ACCOUNT;
  }

  public String word() {
    return Fields.wordOf(this);
  }
}
