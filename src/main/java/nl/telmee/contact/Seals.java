package nl.telmee.contact;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Seals people for the pool and for a register, and opens them again. Thread: any. */
final class Seals {
  private final ContactKeys keys;

  Seals(ContactKeys keys) {
    this.keys = keys;
  }

  /**
   * Somebody in the pool.
   *
   * @param day on which they came; nobody waits for ever
   */
  record Waiting(UUID id, Person person, LocalDate day) {}

  /** Somebody in a register. */
  record Member(UUID id, Person person) {}

  /** The row of somebody in the pool, with a new id: it has nothing in common with one before. */
  PoolStore.Sealed pooled(Person person, LocalDate day) {
    UUID id = UUID.randomUUID();
    Map<String, Object> json = PersonJson.write(person);
    json.put("day", day.toString());
    return new PoolStore.Sealed(
        id, Buffer.buffer(Sealer.seal(keys, ContactKeys.Use.POOL, id.toString(), json)));
  }

  Optional<Waiting> open(PoolStore.Sealed row) {
    return Sealer.open(keys, ContactKeys.Use.POOL, row.id().toString(), row.content().getBytes())
        .map(
            json ->
                new Waiting(
                    row.id(), PersonJson.read(json), LocalDate.parse(json.path("day").asText())));
  }

  /** The row of somebody in a register. */
  RegisterStore.Fresh registered(Member member) {
    Person person = member.person();
    return new RegisterStore.Fresh(
        member.id(),
        new RegisterStore.Name(person.organisation(), person.panel()),
        Buffer.buffer(keys.hash(ContactKeys.Use.HANDLE, person.token())),
        Buffer.buffer(
            Sealer.seal(
                keys, ContactKeys.Use.PERSON, member.id().toString(), PersonJson.write(person))));
  }

  Optional<Member> open(RegisterStore.Sealed row) {
    return Sealer.open(keys, ContactKeys.Use.PERSON, row.id().toString(), row.content().getBytes())
        .map(json -> new Member(row.id(), PersonJson.read(json)));
  }

  ContactKeys keys() {
    return keys;
  }
}
