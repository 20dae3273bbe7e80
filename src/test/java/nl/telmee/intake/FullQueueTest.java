package nl.telmee.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.telmee.Phone;
import nl.telmee.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a phone is told when the queue is full: later, and nothing of it is lost or half done. */
@Timeout(120)
final class FullQueueTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void aPhoneIsToldToComeBackAndIsTakenThen() throws Exception {
    Survey survey = new Survey(11);
    String key = survey.key();
    String answers = survey.answers();
    String form = "key=" + survey.key() + "&a.municipality=heemskerk&a.costs=1234%2C5";
    try (OneLoop loop = OneLoop.start();
        Phone phone = new Phone(loop.listen())) {
      String path = "/api/v1/polls/" + loop.poll() + "/responses";
      List<CompletableFuture<Void>> told;
      try (Connection hold = loop.holdTally()) {
        told = loop.offer(enough(loop, survey));

        Phone.Answer later = phone.respond(loop.poll(), key, answers);
        assertThat(later.status()).isEqualTo(503);
        assertThat(later.headers())
            .containsEntry("content-type", "application/problem+json")
            .containsEntry("retry-after", "2")
            .doesNotContainKey("set-cookie");
        assertThat(later.body()).contains("\"type\":\"urn:telmee:problem:busy\"");

        Phone.Answer page = phone.post(path, FORM, form);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.headers())
            .containsEntry("retry-after", "2")
            .doesNotContainKey("set-cookie");
        assertThat(page.headers().get("content-type")).startsWith("text/html");
        assertThat(page.body()).contains("value=\"1234,5\"", form.substring(4, 40));
        hold.commit();
      }
      for (CompletableFuture<Void> one : told) {
        one.get(60, TimeUnit.SECONDS);
      }
      assertThat(loop.recount().answers()).hasSize(told.size()).doesNotContainKey(key);
      assertThat(phone.respond(loop.poll(), key, answers).status()).isEqualTo(201);
      assertThat(phone.post(path, FORM, form).status()).isEqualTo(303);
      assertThat(loop.recount().answers()).hasSize(told.size() + 2).containsKey(key);
    }
  }

  /** One that is being written, and a queue behind it. */
  private static List<Response> enough(OneLoop loop, Survey survey) {
    List<Response> responses = new ArrayList<>();
    for (int i = 0; i <= ResponseWriter.MOST_WAITING; i++) {
      responses.add(loop.response(survey.key(), survey.answers()));
    }
    return responses;
  }
}
