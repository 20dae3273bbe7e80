package nl.telmee.webhook;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;

/**
 * What is sent where.
 *
 * @param id the {@code webhook-id}
 * @param body the same bytes at each try
 * @param tries how many there were before
 * @param secrets to sign with, at least one
 */
record Message(UUID id, String url, Buffer body, int tries, List<Secret> secrets) {
  /** The content type of every message: a CloudEvent in its structured form. */
  static final String TYPE = "application/cloudevents+json";

  Message {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("a message is signed");
    }
  }
}
