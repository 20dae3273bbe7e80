package nl.telmee.id;

import java.util.UUID;

/**
 * The key a phone gives to its response, so that sending it again is harmless. It is random, and
 * forgotten by the phone once the response is acknowledged.
 */
public record ResponseKey(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
