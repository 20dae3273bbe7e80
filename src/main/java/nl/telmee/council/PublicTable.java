package nl.telmee.council;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;

/** What everybody reads of agendas and advice, in short. Thread: any. */
public final class PublicTable {
  private final Agendas agendas;
  private final Advices advices;

  PublicTable(Agendas agendas, Advices advices) {
    this.agendas = agendas;
    this.advices = advices;
  }

  /**
   * A subject of an agenda.
   *
   * @param when in which part of the year
   */
  public record Subject(
      UUID id, String organisation, String subject, String when, String address) {}

  /** What is on the agendas of this year of some organisations, in the order of the year. */
  public Future<List<Subject>> subjects(Words words, Set<String> organisations) {
    return agendas
        .publicStore()
        .newest(organisations, Optional.of(agendas.thisYear()))
        .map(
            editions ->
                editions.stream()
                    .flatMap(
                        edition -> edition.items().stream().map(item -> new Entry(edition, item)))
                    .sorted(java.util.Comparator.comparing((Entry one) -> one.item.period()))
                    .map(one -> one.subject(words))
                    .toList());
  }

  private record Entry(AgendaStore.Edition edition, AgendaItem item) {
    Subject subject(Words words) {
      String agenda = "/o/" + edition.organisation() + "/agenda/" + edition.year();
      return new Subject(
          item.id(),
          edition.organisation(),
          item.subject(),
          words.say("agenda.period." + Fields.wordOf(item.period())),
          agenda + "#item-" + item.id());
    }
  }

  /** Published advice to or of some organisations, the newest first. */
  public Future<List<AdviceLine>> advice(
      Words words, List<Organisation> all, Set<String> organisations, int limit) {
    return advices
        .publicStore()
        .published(organisations, limit, 0)
        .map(
            found ->
                found.stream()
                    .map(
                        one ->
                            AdviceLine.of(
                                words,
                                one,
                                one.address(),
                                AdvicePages.by(words, all, one),
                                advices.today()))
                    .toList());
  }
}
