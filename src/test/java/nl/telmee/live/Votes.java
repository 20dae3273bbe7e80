package nl.telmee.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import nl.telmee.TestNode;

/** Polls with one question and no background questions. */
final class Votes {
  private Votes() {}

  /** Opens a poll. */
  static String poll(TestNode node, String slug, String visibility, int k) {
    return node.openPoll(
        """
        {"organisation":"velsen","slug":"%s","title":{"nl":"Stemmen"},
         "resultsPolicy":{"visibility":"%s","minimumGroup":%d,"breakdowns":true},
         "questions":[{"id":"choice","type":"single-choice","text":{"nl":"Eens?\\nEcht?"},
          "options":[{"id":"yes","text":{"nl":"Ja"}},{"id":"no","text":{"nl":"Nee"}}]}]}\
        """
            .formatted(slug, visibility, k));
  }

  /** Somebody says yes. */
  static void vote(TestNode node, String poll) {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> response = node.respond(poll, key, "{\"choice\":\"yes\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  /** The results as the API has them. */
  static String results(TestNode node, String poll) {
    return node.get("/api/v1/polls/" + poll + "/results").body();
  }
}
