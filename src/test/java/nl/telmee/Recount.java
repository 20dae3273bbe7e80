package nl.telmee;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one snapshot of the database holds of a poll: the responses, what the tally says of them,
 * and the same counted anew from the stored answers alone. It shares no code with the program; the
 * numbering of cells and strata is written again here from its description.
 */
public final class Recount {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** A number in the tally. */
  public record Cell(int stratum, int cell) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return stratum == other.stratum ? cell - other.cell : stratum - other.stratum;
    }
  }

  private final JsonNode questions;
  private final boolean keepAnswers;
  private final Set<String> keys = new HashSet<>();
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final Map<Cell, Long> counted = new TreeMap<>();
  private final Map<Cell, Long> tally = new TreeMap<>();

  private Recount(JsonNode questions, boolean keepAnswers) {
    this.questions = questions;
    this.keepAnswers = keepAnswers;
  }

  /** Reads and counts, while others may go on writing; of millions of responses too. */
  public static Recount of(Connection connection, String poll, JsonNode questions)
      throws SQLException {
    return read(connection, poll, new Recount(questions, false));
  }

  /** The same, and keeps what was answered. */
  public static Recount withAnswers(Connection connection, String poll, JsonNode questions)
      throws SQLException {
    return read(connection, poll, new Recount(questions, true));
  }

  private static Recount read(Connection connection, String poll, Recount recount)
      throws SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    recount.readResponses(connection, UUID.fromString(poll));
    recount.readTally(connection, UUID.fromString(poll));
    connection.commit();
    return recount;
  }

  private void readResponses(Connection connection, UUID poll) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select key, stratum, answers from response where poll_id = ?")) {
      query.setObject(1, poll);
      query.setFetchSize(1_000);
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        JsonNode one = json(rows.getString(3));
        keys.add(rows.getString(1));
        if (keepAnswers) {
          answers.put(rows.getString(1), one);
        }
        count(one);
        if (stratum(one) != rows.getInt(2)) {
          throw new AssertionError("stratum " + rows.getInt(2) + " for " + one);
        }
      }
    }
  }

  private void readTally(Connection connection, UUID poll) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select stratum, cell, sum(n) from tally_cell where poll_id = ? group by stratum,"
                + " cell")) {
      query.setObject(1, poll);
      ResultSet rows = query.executeQuery();
      while (rows.next()) {
        if (rows.getLong(3) != 0) {
          tally.put(new Cell(rows.getInt(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
  }

  /** Reads JSON, numbers exactly. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** Mixed radix, the first background question lowest; one digit more where none may be given. */
  private int stratum(JsonNode given) {
    int stratum = 0;
    int unit = 1;
    for (JsonNode question : questions) {
      if (question.path("background").asBoolean()) {
        int options = question.path("options").size();
        boolean always = question.path("required").asBoolean() && !question.has("showIf");
        String id = question.path("id").asText();
        stratum += unit * (given.has(id) ? position(question, given.path(id)) : options);
        unit *= always ? options : options + 1;
      }
    }
    return stratum;
  }

  private static int position(JsonNode question, JsonNode chosen) {
    int position = 0;
    for (JsonNode option : question.path("options")) {
      if (option.path("id").equals(chosen)) {
        return position;
      }
      position++;
    }
    throw new AssertionError(chosen + " is no option of " + question);
  }

  private void count(JsonNode given) {
    int stratum = stratum(given);
    add(stratum, 0, 1);
    int first = 1;
    for (JsonNode question : questions) {
      JsonNode answer = given.path(question.path("id").asText());
      if (!answer.isMissingNode()) {
        count(stratum, first, question, answer);
      }
      first += width(question);
    }
  }

  private static int width(JsonNode question) {
    int options = question.path("options").size();
    return switch (question.path("type").asText()) {
      case "single-choice" -> options;
      case "multiple-choice" -> 1 + options;
      case "scale" -> question.path("maximum").asInt() - question.path("minimum").asInt() + 1;
      case "ranking" -> options * options;
      case "number" -> bandOf(question, question.path("maximum").decimalValue()) + 1 + 3;
      case "text" -> 1;
      default -> throw new AssertionError(question);
    };
  }

  /** Ten bands of equal width in whole numbers. */
  static int bandOf(JsonNode question, BigDecimal number) {
    int minimum = question.path("minimum").asInt();
    int width = (question.path("maximum").asInt() - minimum + 1 + 9) / 10;
    return number
        .subtract(BigDecimal.valueOf(minimum))
        .divideToIntegralValue(BigDecimal.valueOf(width))
        .intValueExact();
  }

  private void count(int stratum, int first, JsonNode question, JsonNode answer) {
    switch (question.path("type").asText()) {
      case "single-choice" -> add(stratum, first + position(question, answer), 1);
      case "multiple-choice" -> {
        add(stratum, first, 1);
        answer.forEach(one -> add(stratum, first + 1 + position(question, one), 1));
      }
      case "scale" -> add(stratum, first + answer.intValue() - question.path("minimum").asInt(), 1);
      case "ranking" -> {
        int options = question.path("options").size();
        for (int place = 0; place < answer.size(); place++) {
          add(stratum, first + position(question, answer.path(place)) * options + place, 1);
        }
      }
      case "number" -> number(stratum, first, question, answer.decimalValue());
      default -> add(stratum, first, 1);
    }
  }

  private void number(int stratum, int first, JsonNode question, BigDecimal number) {
    int sums = first + width(question) - 3;
    long hundredths = number.movePointRight(2).longValueExact();
    add(stratum, first + bandOf(question, number), 1);
    add(stratum, sums, hundredths);
    add(stratum, sums + 1, hundredths * hundredths / 4_294_967_296L);
    add(stratum, sums + 2, hundredths * hundredths % 4_294_967_296L);
  }

  private void add(int stratum, int cell, long amount) {
    counted.merge(new Cell(stratum, cell), amount, Long::sum);
  }

  /** Of each stored response. */
  public Set<String> keys() {
    return keys;
  }

  /** The stored answers by key. */
  public Map<String, JsonNode> answers() {
    if (!keepAnswers) {
      throw new IllegalStateException("answers were not kept");
    }
    return answers;
  }

  /** What the stored answers add up to, without zeros. */
  public Map<Cell, Long> counted() {
    counted.values().removeIf(n -> n == 0);
    return counted;
  }

  /** What the tally says, summed over slots, without zeros. */
  public Map<Cell, Long> tally() {
    return tally;
  }
}
