package nl.telmee.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import nl.telmee.id.PollId;
import nl.telmee.intake.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the open demo poll so that its results move: two responses a second at first, later one
 * every few seconds, and none any more after a while. Thread: one event loop.
 */
final class Simulator {
  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATER = Duration.ofSeconds(4);
  private static final int SOON_RESPONSES = 120;
  private static final int MOST_RESPONSES = 2_000;

  private final Vertx vertx;
  private final Intake intake;
  private final PollId poll;
  private final JsonNode questions;
  private final RandomAnswers answers = new RandomAnswers(new SplittableRandom());
  private int sent;
  private boolean stopped;

  Simulator(Vertx vertx, Intake intake, PollId poll, JsonNode questions) {
    this.vertx = vertx;
    this.intake = intake;
    this.poll = poll;
    this.questions = questions;
  }

  void start() {
    LOG.info("The demo poll is answered by a simulator; TELMEE_DEMO=false switches that off");
    next();
  }

  void stop() {
    stopped = true;
  }

  private void next() {
    if (stopped || sent == MOST_RESPONSES) {
      return;
    }
    sent++;
    intake
        .receive(poll, Demo.body(UUID.randomUUID(), answers.answer(questions)))
        .onSuccess(_ -> wait(sent <= SOON_RESPONSES ? SOON : LATER))
        .onFailure(e -> LOG.info("The simulator stops: {}", e.getMessage()));
  }

  private void wait(Duration pause) {
    vertx.setTimer(pause.toMillis(), _ -> next());
  }
}
