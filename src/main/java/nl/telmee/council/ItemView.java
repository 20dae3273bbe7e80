package nl.telmee.council;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.telmee.id.Theme;
import nl.telmee.trajectory.Begun;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;

/**
 * An item of an agenda on a page.
 *
 * @param id for the address of its place on the page
 * @param when in which part of the year
 * @param ways how residents take part
 * @param who who sees to it
 * @param theme its name; empty: none
 * @param signal address of the signal it comes from; empty: none
 * @param begun trajectories that began with it
 */
public record ItemView(
    String id,
    String subject,
    String why,
    String when,
    String ways,
    String who,
    String theme,
    String signal,
    List<Begun> begun) {
  /** Without what began with it. */
  static ItemView of(Words words, String organisation, AgendaItem item) {
    return of(words, organisation, item, List.of());
  }

  static ItemView of(Words words, String organisation, AgendaItem item, List<Begun> begun) {
    Theme theme = item.theme();
    UUID signal = item.signal();
    List<String> ways = new ArrayList<>();
    item.ways().forEach(way -> ways.add(words.say("agenda.way." + Fields.wordOf(way))));
    return new ItemView(
        item.id().toString(),
        item.subject(),
        item.why(),
        words.say("agenda.period." + Fields.wordOf(item.period())),
        String.join(", ", ways),
        words.say("agenda.responsible." + Fields.wordOf(item.responsible())),
        theme == null ? "" : words.say(theme.word()),
        signal == null ? "" : "/o/" + organisation + "/signals/" + signal,
        begun);
  }
}
