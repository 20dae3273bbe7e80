package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a finding rests on: one question of one release of a poll, frozen.
 *
 * @param poll its id
 * @param slug the last part of its address
 * @param version of the results; the same version says the same for ever
 * @param released how many responses the version is made of
 * @param question the result of the question as in the results, with the texts of the question and
 *     its options under {@code text}, and what was said in {@code conversations} if any were held
 * @param groups the same by background question, as the policy of the poll allows: a list of {@code
 *     {by, text, groups: [{value, text, released, question}]}}; empty: none
 * @param method how the poll was held, in one sentence
 * @param methodEn the same in English; null: it was frozen when there was Dutch only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
    UUID poll,
    String slug,
    int version,
    long released,
    JsonNode question,
    JsonNode groups,
    String method,
    @Nullable String methodEn) {

  /** How the poll was held, for a page in any language. */
  public Translated held() {
    return new Translated(method, methodEn);
  }

  /** Evidence that the program stored. */
  static Evidence stored(JsonNode json) {
    return new Evidence(
        UUID.fromString(json.path("poll").asText()),
        json.path("slug").asText(),
        json.path("version").asInt(),
        json.path("released").asLong(),
        json.path("question"),
        json.path("groups"),
        json.path("method").asText(),
        json.path("methodEn").textValue());
  }
}
