package nl.telmee.trajectory;

import nl.telmee.poll.Channel;
import nl.telmee.release.Results;
import nl.telmee.web.Words;

/** How a poll was held, in one sentence that goes wherever its numbers go. Pure. */
final class MethodNote {
  private MethodNote() {}

  static String of(Words words, Results results) {
    String key =
        switch (results.poll().content().access()) {
          case OPEN -> "freeze.method.open";
          case CODE -> "freeze.method.code";
          case PANEL -> "freeze.method.panel";
        };
    int k = results.poll().content().policy().minimumGroup();
    return words.say(key, responses(words, results), words.count(k));
  }

  private static String responses(Words words, Results results) {
    long paper = results.channels().getOrDefault(Channel.PAPER, 0L);
    String all = words.count("freeze.responses", results.released());
    return paper == 0 ? all : words.say("freeze.with-paper", all, words.count(paper));
  }
}
