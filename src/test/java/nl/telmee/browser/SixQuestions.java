package nl.telmee.browser;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import nl.telmee.TestNode;

/** A poll with all six types of questions and a condition. */
final class SixQuestions {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ORGANISATION = "velsen";

  private SixQuestions() {}

  /**
   * The body of {@code POST /polls}.
   *
   * @param k responses that are released at once; with 1 there are no groups
   */
  static String body(String slug, int k) {
    return """
    {"organisation":"%s","slug":"%s","title":{"nl":"Een peiling","en":"A poll"},
     "introduction":{"nl":"Wat vind je van je buurt?","en":"What about your neighbourhood?"},
     "opensAt":null,"closesAt":null,"access":"open",
     "resultsPolicy":{"visibility":"live","minimumGroup":%d,"breakdowns":%b},
     "questions":[
      {"id":"town","type":"single-choice","background":%4$b,"required":true,
       "text":{"nl":"Waar woon je?","en":"Where do you live?"},
       "options":[{"id":"velsen","text":{"nl":"Velsen"}},
                  {"id":"heemskerk","text":{"nl":"Heemskerk"}}]},
      {"id":"themes","type":"multiple-choice","required":true,"minChoices":1,"maxChoices":2,
       "text":{"nl":"Wat is belangrijk?","en":"What matters?"},
       "options":[{"id":"homes","text":{"nl":"Wonen","en":"Homes"}},
                  {"id":"buses","text":{"nl":"Bussen","en":"Buses"}},
                  {"id":"other","text":{"nl":"Iets anders","en":"Something else"}}]},
      {"id":"which","type":"text","maxLength":200,
       "showIf":{"question":"themes","anyOf":["other"]},
       "text":{"nl":"Wat dan?","en":"What then?"}},
      {"id":"listens","type":"scale","minimum":1,"maximum":5,
       "minimumLabel":{"nl":"nooit","en":"never"},"maximumLabel":{"nl":"altijd","en":"always"},
       "text":{"nl":"Luistert de gemeente?","en":"Does the municipality listen?"}},
      {"id":"order","type":"ranking","text":{"nl":"Wat eerst?","en":"What first?"},
       "options":[{"id":"a","text":{"nl":"Een park","en":"A park"}},
                  {"id":"b","text":{"nl":"Een plein","en":"A square"}},
                  {"id":"c","text":{"nl":"Een brug","en":"A bridge"}}]},
      {"id":"hours","type":"number","minimum":0,"maximum":168,
       "text":{"nl":"Hoeveel uur ben je buiten?","en":"How many hours are you outside?"}}]}
    """
        .formatted(ORGANISATION, slug, k, k > 1);
  }

  /** Opens the poll; yields its id. */
  static String open(TestNode node, String slug, int k) {
    node.organisation(ORGANISATION);
    return node.openPoll(body(slug, k));
  }

  /** Makes a poll that opens in a far future. */
  static void schedule(TestNode node, String slug) {
    node.organisation(ORGANISATION);
    node.draft(body(slug, 5).replace("\"opensAt\":null", "\"opensAt\":\"2099-01-01T09:00:00Z\""));
  }

  /** Others answer, enough for one more version of the results; waits until that is out. */
  static void release(TestNode node, String poll, int people, String answers) {
    int next = node.results(poll).path("version").asInt() + 1;
    answer(node, poll, people, answers);
    var request = node.request("/api/v1/polls/" + poll + "/results/stream").build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    // The heartbeat keeps the lines coming, so that the deadline is noticed.
    try (HttpClient client = HttpClient.newHttpClient();
        Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      boolean out =
          lines
              .takeWhile(_ -> System.nanoTime() < deadline)
              .anyMatch(line -> line.equals("id: " + next));
      if (!out) {
        throw new AssertionError("no version " + next);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Other people answer, all the same. */
  static void answer(TestNode node, String poll, int people, String answers) {
    for (int i = 0; i < people; i++) {
      var response = node.respond(poll, UUID.randomUUID().toString(), answers);
      if (response.statusCode() != 201) {
        throw new AssertionError(response.body());
      }
    }
  }
}
