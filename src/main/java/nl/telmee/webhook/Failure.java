package nl.telmee.webhook;

import java.util.Locale;

/** Why a try brought no answer. */
enum Failure {
  /** The name of the host yields no address. */
  NAME,
  /** All its addresses are inside private networks. */
  PRIVATE,
  /** The connection could not be made. */
  CONNECT,
  /** The certificate is not one that we trust for this name. */
  CERTIFICATE,
  /** Nothing came in time. */
  TIMEOUT,
  /** The connection was closed before an answer came. */
  CLOSED;

  /** The word in the table and the API. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
