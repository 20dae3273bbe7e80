package nl.telmee.web;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form as a browser sends them. Immutable. */
public final class Form {
  /** The content type of a form. */
  public static final String TYPE = "application/x-www-form-urlencoded";

  private static final int MOST_FIELDS = 4_000;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * The form in a request's body.
   *
   * @throws Rejected when the body is of another type, cannot be read, or holds U+0000
   */
  public static Form of(RoutingContext ctx) {
    if (!Params.contentType(ctx).equals(TYPE)) {
      throw Rejected.because(Problem.WRONG_CONTENT_TYPE, "Send " + TYPE);
    }
    Form form = read(Routes.body(ctx));
    form.fields.values().forEach(values -> values.forEach(Utf8::requireNoNul));
    return form;
  }

  /**
   * The form in a body; its fields may hold any character.
   *
   * @throws Rejected when it cannot be read
   */
  public static Form read(Buffer body) {
    try {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      new QueryStringDecoder(
              body.toString(StandardCharsets.ISO_8859_1),
              StandardCharsets.ISO_8859_1,
              false,
              MOST_FIELDS,
              true)
          .parameters()
          .forEach(
              (name, values) -> fields.put(text(name), values.stream().map(Form::text).toList()));
      return new Form(fields);
    } catch (IllegalArgumentException _) {
      throw Rejected.mistakes(List.of(new Mistake("", "must be a form")));
    }
  }

  /** What was percent-encoded is bytes, a character for each, and these must be UTF-8. */
  private static String text(String bytes) {
    return Utf8.decode(Buffer.buffer(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** All fields, in the order in which they came. */
  public Map<String, List<String>> fields() {
    return fields;
  }

  /** The values of a field; empty without it. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The first value of a field, without blanks around it; empty text without it. */
  public String text(String name, int longest) {
    String value = raw(name).strip();
    return value.length() > longest ? value.substring(0, longest) : value;
  }

  /** The first value of a field as it was typed; empty text without it. */
  public String raw(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** The first value of a field that is not blank. */
  public Optional<String> given(String name) {
    return Optional.of(raw(name).strip()).filter(value -> !value.isEmpty());
  }

  /** Whether a field came with the form, as a ticked box or the button that was pressed. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }
}
