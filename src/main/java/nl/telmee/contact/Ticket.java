package nl.telmee.contact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asked for and has not confirmed. It is not stored: it is sealed and travels in the
 * link that confirms it, or in the form that a code is typed into. So there is nothing to erase of
 * who never confirms, and no row from the minutes in which somebody also answered a poll.
 *
 * @param address a new address, of {@link Kind#MOVE}; otherwise that of the person
 * @param code what is typed in, of {@link Kind#CODE} and of a move to a number; otherwise empty
 */
record Ticket(Kind kind, Person person, Address address, String code, Instant expires) {
  private static final int LONGEST = 3_000;

  /** What it confirms. */
  enum Kind {
    /** One's own e-mail address. */
    LINK,
    /** One's own number. */
    CODE,
    /** That a child may join, by a parent. */
    PARENT,
    /** Another address for who is there already. */
    MOVE
  }

  /** As it travels. */
  String seal(ContactKeys keys) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ticket", kind.name());
    json.put("person", PersonJson.write(person));
    json.put("to", address.kind().name());
    json.put("address", address.value());
    json.put("code", code);
    json.put("expires", expires.getEpochSecond());
    byte[] closed = Sealer.seal(keys, ContactKeys.Use.TICKET, "", json);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
  }

  /** The ticket in a text; empty when it is none of ours, or has ended. */
  static Optional<Ticket> open(ContactKeys keys, String text, Instant now) {
    return bytes(text)
        .flatMap(closed -> Sealer.open(keys, ContactKeys.Use.TICKET, "", closed))
        .map(Ticket::read)
        .filter(ticket -> ticket.expires().isAfter(now));
  }

  private static Optional<byte[]> bytes(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Ticket read(JsonNode json) {
    return new Ticket(
        Kind.valueOf(json.path("ticket").asText()),
        PersonJson.read(json.path("person")),
        new Address(Address.Kind.valueOf(json.path("to").asText()), json.path("address").asText()),
        json.path("code").asText(),
        Instant.ofEpochSecond(json.path("expires").asLong()));
  }

  /** Not in logs. */
  @Override
  public String toString() {
    return "Ticket[" + kind + "]";
  }
}
