package nl.telmee.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Words;

/** What can be chosen about somebody, as it is shown. */
final class Options {
  private Options() {}

  static List<InviteMePage.Option> bands(Words words, String chosen) {
    return Arrays.stream(AgeBand.values())
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
