package nl.telmee.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The one JSON mapper. Times are ISO 8601 in UTC; a key twice in one object is refused. */
public final class Json {
  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 40;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** An empty object to fill. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A record as an object. */
  public static ObjectNode tree(Object view) {
    return MAPPER.valueToTree(view);
  }

  /** A view as bytes. */
  public static Buffer write(Object view) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(view));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A view as text. */
  public static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A view as text that people read too. */
  public static String pretty(Object view) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A body from outside as a tree.
   *
   * @throws Rejected with {@link Problem#INVALID} when it is no JSON object in UTF-8
   */
  public static JsonNode read(Buffer body) {
    try {
      JsonNode node = MAPPER.readTree(Utf8.decode(body));
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw Rejected.mistakes(List.of(new Mistake("", "not JSON: " + e.getOriginalMessage())));
    } catch (NumberFormatException _) {
      throw Rejected.mistakes(List.of(new Mistake("", "has a number beyond all bounds")));
    }
    throw Rejected.mistakes(List.of(new Mistake("", "must be a JSON object")));
  }

  /** JSON that the program itself has written. */
  public static JsonNode readOwn(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A streaming parser for the hot path, over bytes that are known to be UTF-8. */
  public static JsonParser parser(byte[] body) throws IOException {
    return FACTORY.createParser(body);
  }
}
