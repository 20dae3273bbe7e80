package nl.telmee.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.trajectory.Law;
import nl.telmee.web.Words;

/** What can be chosen beside words, with what was chosen. */
final class SearchChoices {
  private final Words words;
  private final Wish wish;
  private final String organisation;

  /**
   * @param organisation the slug that was chosen; empty: none
   */
  SearchChoices(Words words, Wish wish, String organisation) {
    this.words = words;
    this.wish = wish;
    this.organisation = wish.within() == null ? "" : organisation;
  }

  List<SearchPage.Choice> lists(List<Organisation> all) {
    return List.of(
        list("kind", kind(), List.of(Kind.values()), Kind::word, this::kind),
        list(
            "organisation",
            organisation,
            all,
            Organisation::slug,
            one -> one.name().in(words.language())),
        list("theme", theme(), List.of(Theme.values()), Theme::token, one -> words.say(one.word())),
        list("law", law(), List.of(Law.values()), Law::word, this::law));
  }

  private String kind() {
    return wish.kind() == null ? "" : wish.kind().word();
  }

  private String kind(Kind kind) {
    return words.say("search.kind." + kind.word());
  }

  private String theme() {
    return wish.theme() == null ? "" : wish.theme().token();
  }

  private String law() {
    return wish.law() == null ? "" : wish.law().word();
  }

  private String law(Law law) {
    return words.say("trajectory.law." + law.word());
  }

  private String year() {
    return wish.year() == 0 ? "" : String.valueOf(wish.year());
  }

  private <T> SearchPage.Choice list(
      String name,
      String chosen,
      List<T> all,
      Function<T, String> value,
      Function<T, String> label) {
    List<SearchPage.Option> options = new ArrayList<>();
    options.add(new SearchPage.Option("", words.say("search.any." + name), chosen.isEmpty()));
    for (T one : all) {
      String word = value.apply(one);
      options.add(new SearchPage.Option(word, label.apply(one), word.equals(chosen)));
    }
    return new SearchPage.Choice(name, words.say("search." + name), options);
  }

  /** The address of a page of the same search. */
  String address(int page) {
    StringBuilder address = new StringBuilder("/search?q=").append(encoded(wish.words()));
    List<String> names = Arrays.asList("kind", "organisation", "theme", "law", "year");
    List<String> values = Arrays.asList(kind(), organisation, theme(), law(), year());
    for (int i = 0; i < names.size(); i++) {
      if (!values.get(i).isEmpty()) {
        address.append('&').append(names.get(i)).append('=').append(encoded(values.get(i)));
      }
    }
    return address.append("&page=").append(page).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
