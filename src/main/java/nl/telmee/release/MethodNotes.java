package nl.telmee.release;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Channel;
import nl.telmee.poll.Poll;
import nl.telmee.poll.ResultsPolicy;
import nl.telmee.web.Words;

/**
 * How results came about, in words: goes with every file, since a file travels without its page.
 *
 * @param title of the poll
 * @param facts what is known of this version, in order
 * @param sentences what one has to know to read the numbers rightly
 */
public record MethodNotes(String title, List<Fact> facts, List<String> sentences) {
  /** A name and what it is. */
  public record Fact(String name, String value) {}

  /** The notes on a version. */
  public static MethodNotes of(Words words, Results results, Beside beside) {
    Poll poll = results.poll();
    return new MethodNotes(
        poll.content().title().in(words.language()),
        facts(words, results, beside),
        sentences(words, poll, beside));
  }

  private static List<Fact> facts(Words words, Results results, Beside beside) {
    Poll poll = results.poll();
    ResultsPolicy policy = poll.content().policy();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(words.say("export.organisation"), poll.owner().in(words.language())));
    if (results.version() > 0) {
      facts.add(new Fact(words.say("export.version"), words.count(results.version())));
    }
    if (results.releasedAt() != null) {
      facts.add(new Fact(words.say("export.released-at"), words.moment(results.releasedAt())));
    }
    if (poll.openedAt() != null) {
      facts.add(new Fact(words.say("export.opened"), words.moment(poll.openedAt())));
    }
    facts.add(
        new Fact(
            words.say("export.closed"),
            poll.closedAt() == null
                ? words.say("export.closed.not")
                : words.moment(poll.closedAt())));
    facts.add(new Fact(words.say("export.received"), words.count(results.received())));
    facts.add(new Fact(words.say("export.released"), words.count(results.released())));
    channels(words, results, facts);
    if (results.withheld() > 0) {
      facts.add(new Fact(words.say("export.withheld"), words.count(results.withheld())));
    }
    if (beside.texts().number() > 0) {
      facts.add(new Fact(words.say("export.edition"), words.count(beside.texts().number())));
    }
    if (!beside.spoken().none()) {
      facts.add(new Fact(words.say("export.spoken"), words.count(beside.spoken().people())));
    }
    facts.add(new Fact(words.say("export.k"), words.count(policy.minimumGroup())));
    facts.add(
        new Fact(
            words.say("export.visibility"),
            words.say(
                switch (policy.visibility()) {
                  case LIVE -> "export.visibility.live";
                  case AFTER_ANSWERING -> "export.visibility.after-answering";
                  case AFTER_CLOSING -> "export.visibility.after-closing";
                })));
    return List.copyOf(facts);
  }

  /** How the answers came, where that differs. */
  private static void channels(Words words, Results results, List<Fact> facts) {
    for (Channel channel : Channel.values()) {
      long n = results.channels().getOrDefault(channel, 0L);
      if (n > 0 && results.channels().size() > 1) {
        String name =
            words.say(
                switch (channel) {
                  case WEB -> "export.channel.web";
                  case CODE -> "export.channel.code";
                  case PAPER -> "export.channel.paper";
                });
        facts.add(new Fact(name, words.count(n)));
      }
    }
  }

  private static List<String> sentences(Words words, Poll poll, Beside beside) {
    int k = poll.content().policy().minimumGroup();
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("results.self-selection"));
    sentences.add(words.say("results.how.margin"));
    sentences.add(words.say("results.how.shares"));
    if (k > 1) {
      sentences.add(words.say("results.why", k) + " " + words.say("results.how.groups"));
      sentences.add(words.say("export.note.rest"));
      sentences.add(words.say("export.note.means", k));
    }
    if (beside.texts().number() > 0) {
      sentences.add(words.say("export.note.labels"));
    }
    if (!beside.spoken().none()) {
      sentences.add(words.say("export.note.spoken", k));
    }
    sentences.add(words.say("export.note.almost"));
    sentences.add(words.say("export.note.anonymous"));
    return List.copyOf(sentences);
  }
}
