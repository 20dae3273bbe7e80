package nl.telmee.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.telmee.Survey;

/** Bodies of requests: a poll, answers, a form, a form with a file, with pieces mutated. */
final class MutatedBodies {
  private static final Pattern FIELD = Pattern.compile(" name=\"([A-Za-z.-]+)\"");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "application/json; charset=x",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=b",
          "text/csv",
          "");

  /** A body and what it says it is. */
  record Body(String type, String content) {}

  private final SplittableRandom random;
  private final Supplier<String> word;
  private final List<String> fields;

  /**
   * @param word gives values
   */
  MutatedBodies(SplittableRandom random, Supplier<String> word) throws IOException {
    this.random = random;
    this.word = word;
    try (Stream<Path> templates = Files.walk(Path.of("src/main/jte"))) {
      this.fields =
          templates
              .filter(Files::isRegularFile)
              .flatMap(template -> FIELD.matcher(read(template)).results())
              .map(found -> found.group(1))
              .distinct()
              .sorted()
              .toList();
    }
  }

  private static String read(Path template) {
    try {
      return Files.readString(template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name of a field of some form. */
  String field() {
    return one(fields);
  }

  /** The next. */
  Body next() {
    Body body =
        switch (random.nextInt(7)) {
          case 0 -> new Body("application/json", Survey.poll("mutated"));
          case 1 ->
              new Body("application/json", "{\"key\":\"%s\",\"answers\":{}}".formatted(word()));
          case 2 ->
              new Body(
                  "application/json",
                  "{\"title\":{\"nl\":\"x\"},\"text\":\"%s\",\"n\":[1,2]}".formatted(word()));
          case 3 -> new Body("multipart/form-data; boundary=b", parts());
          default -> new Body("application/x-www-form-urlencoded", form());
        };
    return random.nextInt(4) == 0
        ? new Body(one(TYPES), mutated(body.content))
        : random.nextBoolean() ? new Body(body.type, mutated(body.content)) : body;
  }

  private String form() {
    StringBuilder form = new StringBuilder("_csrf=z&name=" + word());
    for (int i = random.nextInt(10); i > 0; i--) {
      form.append('&').append(field()).append('=').append(word());
    }
    return form.toString();
  }

  private String parts() {
    StringBuilder parts = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      String file = random.nextBoolean() ? "; filename=\"%s\"".formatted(word()) : "";
      parts
          .append("--b\r\nContent-Disposition: form-data; name=\"")
          .append(field())
          .append('"')
          .append(file)
          .append("\r\n\r\n")
          .append(word())
          .append("\r\n");
    }
    return parts.append("--b--\r\n").toString();
  }

  /** The text with pieces taken out, doubled or replaced. */
  private String mutated(String text) {
    StringBuilder body = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0 && !body.isEmpty(); i--) {
      int at = random.nextInt(body.length());
      int end = Math.min(body.length(), at + random.nextInt(30));
      body.replace(at, end, random.nextBoolean() ? word() : body.substring(at, end).repeat(2));
    }
    return body.toString();
  }

  private String word() {
    return word.get();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
