package nl.telmee.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Words;

/** What can be chosen about somebody, as it is shown. */
final class Options {
  private Options() {}

  static List<InviteMePage.Option> bands(Words words, String chosen) {
    return bands(words, Arrays.stream(AgeBand.values()), chosen);
  }

  /** Those that somebody who is in a register can change theirs to. */
  static List<InviteMePage.Option> ownBands(Words words, AgeBand own) {
    return bands(
        words, Arrays.stream(AgeBand.values()).filter(band -> offered(band, own)), own.token());
  }

  /** Whoever is under 16 signs up as such, with a parent. */
  static boolean offered(AgeBand wanted, AgeBand own) {
    return wanted != AgeBand.UNDER_16 || own == AgeBand.UNDER_16;
  }

  private static List<InviteMePage.Option> bands(
      Words words, Stream<AgeBand> bands, String chosen) {
    return bands
        .map(
            band ->
                new InviteMePage.Option(
                    band.token(), name(words, band), band.token().equals(chosen)))
        .toList();
  }

  static String name(Words words, AgeBand band) {
    return words.say("band." + band.token());
  }

  /** The municipalities, and somewhere else, which is no municipality. */
  static List<InviteMePage.Option> municipalities(
      Words words, List<Organisation> all, String chosen) {
    List<InviteMePage.Option> options = new ArrayList<>();
    options.add(
        new InviteMePage.Option("", words.say("contact.municipality.other"), chosen.isEmpty()));
    for (Organisation one : all) {
      options.add(
          new InviteMePage.Option(
              one.slug(), one.name().in(words.language()), one.slug().equals(chosen)));
    }
    return options;
  }

  static List<InviteMePage.Option> themes(Words words, Predicate<Theme> chosen) {
    return Arrays.stream(Theme.values())
        .map(
            theme ->
                new InviteMePage.Option(theme.token(), words.say(theme.word()), chosen.test(theme)))
        .toList();
  }
}
