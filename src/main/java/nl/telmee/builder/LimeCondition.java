package nl.telmee.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A condition in LimeSurvey's expression language, as far as it is about answers chosen. */
sealed interface LimeCondition {
  /** Nothing was asked: always. */
  record Always() implements LimeCondition {}

  /**
   * A comparison of an answer.
   *
   * @param variable code of the question, perhaps with {@code _} and the code of a part
   * @param equal whether it must be this value, or must not
   */
  record Compared(String variable, String value, boolean equal) implements LimeCondition {}

  /** Something must have been answered. */
  record Answered(String variable) implements LimeCondition {}

  /** All of these. */
  record All(List<LimeCondition> of) implements LimeCondition {}

  /** One of these. */
  record Any(List<LimeCondition> of) implements LimeCondition {}

  /** Reads an expression; null when it says more than this can hold. */
  static @Nullable LimeCondition parse(String expression) {
    String text = expression.strip();
    if (text.isEmpty() || text.equals("1")) {
      return new Always();
    }
    return new Parser(text).whole();
  }

  /** Recursive descent; the first thing that is not known ends it. */
  final class Parser {
    private static final Pattern TOKEN =
        Pattern.compile(
            "\\s*(?:(\\(|\\)|==|!=|&&|\\|\\||<=|>=|[!<>,=+*/-])|\"([^\"]*)\"|'([^']*)'"
                + "|([A-Za-z_][A-Za-z0-9_.:]*|\\d[A-Za-z0-9_]*(?:\\.[A-Za-z0-9_]+)*|-[A-Za-z]+-))");
    private static final int MOST_TOKENS = 400;
    private static final int DEEPEST = 30;

    private record Token(String text, boolean quoted) {}

    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;
    private boolean lost;

    private Parser(String text) {
      Matcher matcher = TOKEN.matcher(text);
      int end = 0;
      while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
        end = matcher.end();
        String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        tokens.add(
            quoted == null ? new Token(matcher.group().strip(), false) : new Token(quoted, true));
      }
      lost = !text.substring(end).isBlank() || tokens.size() > MOST_TOKENS;
    }

    private @Nullable LimeCondition whole() {
      LimeCondition found = any();
      return lost || next != tokens.size() ? null : found;
    }

    private LimeCondition any() {
      List<LimeCondition> parts = new ArrayList<>(List.of(all()));
      while (!lost && (take("or") || take("||"))) {
        parts.add(all());
      }
      return parts.size() == 1 ? parts.getFirst() : new Any(List.copyOf(parts));
    }

    private LimeCondition all() {
      List<LimeCondition> parts = new ArrayList<>(List.of(one()));
      while (!lost && (take("and") || take("&&"))) {
        parts.add(one());
      }
      return parts.size() == 1 ? parts.getFirst() : new All(List.copyOf(parts));
    }

    private LimeCondition one() {
      if (++depth > DEEPEST) {
        return giveUp();
      }
      LimeCondition found = take("(") ? inParentheses() : take("!") ? answered() : comparison();
      depth--;
      return found;
    }

    private LimeCondition inParentheses() {
      LimeCondition inner = any();
      return take(")") ? inner : giveUp();
    }

    private LimeCondition answered() {
      if (take("is_empty") && take("(")) {
        String variable = word();
        return take(")") ? new Answered(variable) : giveUp();
      }
      return giveUp();
    }

    private LimeCondition comparison() {
      boolean constantFirst = next < tokens.size() && isConstant(tokens.get(next));
      String left = word();
      boolean equal = take("==") || take("eq") || take("=");
      if (!equal && !take("!=") && !take("ne")) {
        return giveUp();
      }
      String right = word();
      return constantFirst
          ? new Compared(variable(right), left, equal)
          : new Compared(variable(left), right, equal);
    }

    private static boolean isConstant(Token token) {
      return token.quoted || token.text.matches("\\d+");
    }

    private String word() {
      if (next >= tokens.size() || (!tokens.get(next).quoted && isSign(tokens.get(next).text))) {
        lost = true;
        return "";
      }
      Token token = tokens.get(next++);
      return token.quoted ? token.text : variable(token.text);
    }

    private static boolean isSign(String text) {
      return text.matches("[^A-Za-z0-9_]+");
    }

    /** Without what says which property of the answer is meant. */
    private static String variable(String name) {
      return name.replaceFirst("\\.(NAOK|value|code|valueNAOK)$", "");
    }

    private boolean take(String text) {
      if (!lost
          && next < tokens.size()
          && !tokens.get(next).quoted
          && tokens.get(next).text.equalsIgnoreCase(text)) {
        next++;
        return true;
      }
      return false;
    }

    private LimeCondition giveUp() {
      lost = true;
      return new Always();
    }
  }
}
