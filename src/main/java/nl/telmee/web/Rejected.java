package nl.telmee.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** An expected refusal. It has no stack trace: it is an answer, not an accident. */
public final class Rejected extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 200;

  private final Problem problem;
  private final transient List<Mistake> mistakes;
  private final transient Optional<Duration> retryAfter;
  private final transient List<String> reasons;

  private Rejected(
      Problem problem, String detail, List<Mistake> mistakes, Optional<Duration> retryAfter) {
    this(problem, detail, mistakes, retryAfter, List.of());
  }

  private Rejected(
      Problem problem,
      String detail,
      List<Mistake> mistakes,
      Optional<Duration> retryAfter,
      List<String> reasons) {
    super(detail, null, false, false);
    this.problem = problem;
    this.mistakes = mistakes;
    this.retryAfter = retryAfter;
    this.reasons = reasons;
  }

  public static Rejected because(Problem problem) {
    return new Rejected(problem, problem.title(), List.of(), Optional.empty());
  }

  public static Rejected because(Problem problem, String detail) {
    return new Rejected(problem, detail, List.of(), Optional.empty());
  }

  public static Rejected because(Problem problem, Mistake mistake) {
    return new Rejected(problem, problem.title(), List.of(mistake), Optional.empty());
  }

  /** All that stands in the way at once. */
  public static Rejected because(Problem problem, List<Mistake> mistakes) {
    return new Rejected(problem, problem.title(), List.copyOf(mistakes), Optional.empty());
  }

  /** Not now: the sender may try again after this time. */
  public static Rejected later(Problem problem, Duration retryAfter) {
    return new Rejected(problem, problem.title(), List.of(), Optional.of(retryAfter));
  }

  /** All mistakes of a request at once, but no more than 200: nobody mends more in one go. */
  public static Rejected mistakes(List<Mistake> mistakes) {
    String detail =
        mistakes.size() == 1 ? mistakes.getFirst().detail() : mistakes.size() + " mistakes";
    List<Mistake> shown = mistakes.subList(0, Math.min(mistakes.size(), MOST_SHOWN));
    return new Rejected(Problem.INVALID, detail, List.copyOf(shown), Optional.empty());
  }

  /** The same refusal, with the keys of the messages that tell people on a page why. */
  public Rejected told(List<String> keys) {
    return new Rejected(problem, detail(), mistakes, retryAfter, List.copyOf(keys));
  }

  public Problem problem() {
    return problem;
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }

  /** Why, as keys of messages; empty: the problem says it all. */
  public List<String> reasons() {
    return reasons;
  }

  /** All reasons as one text. */
  public String why(Words words) {
    return reasons.stream().map(words::say).collect(Collectors.joining(" "));
  }

  /** When to try again, if that is known. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The sentence for this occurrence; never null. */
  String detail() {
    String message = getMessage();
    return message == null ? problem.title() : message;
  }
}
