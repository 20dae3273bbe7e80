package nl.telmee.council;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/** A published agenda in the API. */
record AgendaView(
    String organisation, int year, int edition, Instant publishedAt, List<Item> items) {
  /** A subject on it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      UUID id,
      String subject,
      String why,
      @Nullable String theme,
      String period,
      List<String> forms,
      String responsible,
      @Nullable UUID signal) {
    static Item of(AgendaItem item) {
      Theme theme = item.theme();
      return new Item(
          item.id(),
          item.subject(),
          item.why(),
          theme == null ? null : theme.token(),
          Fields.wordOf(item.period()),
          item.ways().stream().map(Fields::wordOf).toList(),
          Fields.wordOf(item.responsible()),
          item.signal());
    }
  }

  static AgendaView of(AgendaStore.Edition edition) {
    return new AgendaView(
        edition.organisation(),
        edition.year(),
        edition.number(),
        edition.publishedAt(),
        edition.items().stream().map(Item::of).toList());
  }
}
