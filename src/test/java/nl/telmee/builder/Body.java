package nl.telmee.builder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.telmee.web.Form;
import nl.telmee.web.Json;

/** Drafts for tests, written short. */
final class Body {
  private Body() {}

  /** JSON with single quotes. */
  static ObjectNode json(String text) {
    return (ObjectNode) Json.readOwn(text.replace('\'', '"'));
  }

  /** A draft with these questions. */
  static ObjectNode poll(String... questions) {
    return json(
        """
        {'organisation':'velsen','slug':'straat','title':{'nl':'Onze straat','en':'Our street'},
         'access':'open','resultsPolicy':{'visibility':'live','minimumGroup':10,'breakdowns':true,
         'microdata':false},'questions':[%s]}
        """
            .formatted(String.join(",", questions)));
  }

  /** A question of one answer; options are {@code id=text}. */
  static String single(String id, String text, String... options) {
    return "{'id':'%s','type':'single-choice','required':false,'background':false,%s,'options':[%s]}"
        .formatted(id, text("text", text), options(options));
  }

  static String open(String id, String text) {
    return "{'id':'%s','type':'text','required':false,%s,'maxLength':500}"
        .formatted(id, text("text", text));
  }

  static String scale(String id, String text) {
    return "{'id':'%s','type':'scale','required':false,%s,'minimum':1,'maximum':5}"
        .formatted(id, text("text", text));
  }

  static String options(String... options) {
    List<String> all = new ArrayList<>();
    for (String option : options) {
      String[] parts = option.split("=", 2);
      all.add("{'id':'%s',%s}".formatted(parts[0], text("text", parts[1])));
    }
    return String.join(",", all);
  }

  private static String text(String name, String dutch) {
    return "'%s':{'nl':'%s','en':'%s'}".formatted(name, dutch, "In English");
  }

  /** The ids of the questions, in order. */
  static List<String> ids(JsonNode poll) {
    List<String> ids = new ArrayList<>();
    poll.path("questions").forEach(question -> ids.add(question.path("id").asText()));
    return ids;
  }

  /** A form as a browser sends it. */
  static Form form(Map<String, String> fields) {
    return Form.read(Buffer.buffer(encoded(fields)));
  }

  static String encoded(Map<String, String> fields) {
    List<String> pairs = new ArrayList<>();
    fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
