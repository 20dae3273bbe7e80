package nl.telmee.search;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.trajectory.Law;
import nl.telmee.web.Params;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody looks for from the query of an address. A page leaves out what makes no
 * sense; the API says what is wrong.
 */
record WishReader(RoutingContext ctx, List<Organisation> all, boolean strict) {
  static final int LONGEST = 200;
  static final int FIRST_YEAR = 2000;
  static final int LAST_YEAR = 2100;

  Wish read() {
    return new Wish(
        words(),
        one("kind", Kind::of, "must be a kind of result"),
        within(),
        one("theme", Theme::of, "must be one of " + Theme.tokens()),
        one("law", WishReader::law, "must be the word of an act"),
        year());
  }

  /** Without characters that no text has. */
  private String words() {
    String typed =
        Params.query(ctx, "q").orElse("").replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cs}]", " ").strip();
    if (typed.length() <= LONGEST) {
      return typed;
    }
    if (strict) {
      throw Params.wrongQuery("q", "must be at most " + LONGEST + " characters");
    }
    return typed.substring(0, LONGEST).strip();
  }

  /** A form sends what was not chosen as nothing. */
  private <T> @Nullable T one(String name, Function<String, Optional<T>> read, String wrong) {
    String word = Params.query(ctx, name).orElse("");
    if (word.isEmpty()) {
      return null;
    }
    Optional<T> value = read.apply(word);
    if (value.isEmpty() && strict) {
      throw Params.wrongQuery(name, wrong);
    }
    return value.orElse(null);
  }

  private static Optional<Law> law(String word) {
    return Arrays.stream(Law.values()).filter(law -> law.word().equals(word)).findFirst();
  }

  private int year() {
    Integer year = one("year", WishReader::year, "must be a year from 2000 to 2100");
    return year == null ? 0 : year;
  }

  private static Optional<Integer> year(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("\\d{4}"))
        .map(Integer::parseInt)
        .filter(number -> number >= FIRST_YEAR && number <= LAST_YEAR);
  }

  private @Nullable Set<String> within() {
    return one("organisation", this::below, "must be the slug of an organisation");
  }

  /** An organisation and all that stands below it; empty when there is none of that name. */
  private Optional<Set<String>> below(String top) {
    Set<String> below = new HashSet<>();
    all.stream().map(Organisation::slug).filter(top::equals).forEach(below::add);
    int before = 0;
    while (below.size() > before) {
      before = below.size();
      for (Organisation one : all) {
        if (one.parent() != null && below.contains(one.parent())) {
          below.add(one.slug());
        }
      }
    }
    return below.isEmpty() ? Optional.empty() : Optional.of(below);
  }
}
