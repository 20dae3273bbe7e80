package nl.telmee.id;

import java.util.UUID;

/** The identity of a poll; made by the program, never by a sequence. */
public record PollId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
