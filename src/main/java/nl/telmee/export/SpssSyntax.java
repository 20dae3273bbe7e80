package nl.telmee.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.telmee.poll.Question;
import nl.telmee.web.Words;

/**
 * Syntax that reads the rows into SPSS or GNU PSPP with everything they mean: labels, values,
 * missing values, the order of the numbers, and multiple choices as sets. UTF-8.
 */
final class SpssSyntax {
  /** SPSS cuts longer ones off, and not between characters. */
  private static final int LONGEST_LABEL_BYTES = 250;

  private static final int LONGEST_VALUE_BYTES = 118;
  private static final int LONGEST_LINE = 76;

  private final StringBuilder text = new StringBuilder(8 * 1024);
  private final List<Variable> variables;
  private final Words words;

  private SpssSyntax(List<Variable> variables, Words words) {
    this.variables = variables;
    this.words = words;
  }

  static String of(List<Variable> variables, Words words, String title, String file) {
    return new SpssSyntax(variables, words).write(title, file);
  }

  private String write(String title, String file) {
    line("* Encoding: UTF-8.");
    comment(title);
    comment(words.say("export.spss.how"));
    line("SET DECIMAL=DOT.");
    line("GET DATA");
    line("  /TYPE=TXT");
    line("  /FILE=" + quoted(file, LONGEST_LABEL_BYTES));
    line("  /ENCODING='UTF8'");
    line("  /ARRANGEMENT=DELIMITED");
    line("  /DELCASE=LINE");
    line("  /DELIMITERS=','");
    line("  /FIRSTCASE=2");
    line("  /VARIABLES=");
    variables.forEach(variable -> line("    " + variable.name() + " F4.0"));
    line(".");
    labels();
    values();
    line("MISSING VALUES");
    list(variables.stream().map(Variable::name).toList());
    line("  (" + Variable.NO_ANSWER + " THRU " + Variable.MERGED + ").");
    measures();
    sets();
    line("EXECUTE.");
    return text.toString();
  }

  private void labels() {
    line("VARIABLE LABELS");
    String slash = "  ";
    for (Variable variable : variables) {
      line(slash + variable.name());
      line("    " + quoted(variable.label(), LONGEST_LABEL_BYTES));
      slash = "  /";
    }
    line(".");
  }

  private void values() {
    line("VALUE LABELS");
    String slash = "  ";
    for (Variable variable : variables) {
      line(slash + variable.name());
      for (Variable.Value value : all(variable, words)) {
        line("    " + value.code() + " " + quoted(value.label(), LONGEST_VALUE_BYTES));
      }
      slash = "  /";
    }
    line(".");
  }

  /** The values of a variable, and then what the missing ones mean. */
  static List<Variable.Value> all(Variable variable, Words words) {
    List<Variable.Value> all = new ArrayList<>(variable.values());
    all.add(new Variable.Value(Variable.MERGED, words.say("export.value.merged")));
    all.add(new Variable.Value(Variable.NOT_ASKED, words.say("export.value.not-asked")));
    all.add(new Variable.Value(Variable.NO_ANSWER, words.say("export.value.no-answer")));
    return all;
  }

  private void measures() {
    for (Variable.Measure measure : Variable.Measure.values()) {
      List<String> names =
          variables.stream()
              .filter(variable -> variable.measure() == measure)
              .map(Variable::name)
              .toList();
      if (!names.isEmpty()) {
        line("VARIABLE LEVEL");
        list(names);
        line("  (" + measure + ").");
      }
    }
  }

  /** Options of one multiple choice belong together: "chosen" is what is counted. */
  private void sets() {
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      if (variable.asked() instanceof Question.MultipleChoice && variable.option() == 0) {
        int question = variable.question();
        line("MRSETS");
        line("  /MDGROUP NAME=$q" + (question + 1));
        String label = variable.asked().text().in(words.language()).replaceAll("\\s+", " ");
        line("  LABEL=" + quoted(label, LONGEST_LABEL_BYTES));
        line("  CATEGORYLABELS=VARLABELS VARIABLES=");
        list(
            variables.stream()
                .filter(one -> one.question() == question)
                .map(Variable::name)
                .toList());
        line("  VALUE=1.");
      }
    }
  }

  private void list(List<String> names) {
    StringBuilder line = new StringBuilder("   ");
    for (String name : names) {
      if (line.length() + name.length() > LONGEST_LINE) {
        line(line.toString());
        line = new StringBuilder("   ");
      }
      line.append(' ').append(name);
    }
    line(line.toString());
  }

  /** A comment ends at the first line that ends with a full stop. */
  private void comment(String words) {
    line(
        "* "
            + cut(words.replaceAll("\\s+", " ").replace('.', ' ').strip(), LONGEST_LABEL_BYTES)
            + ".");
  }

  private static String quoted(String label, int longest) {
    return "'" + cut(label.replaceAll("\\p{Cntrl}", " "), longest).replace("'", "''") + "'";
  }

  /** At most so many bytes of UTF-8 with its apostrophes doubled, and whole characters. */
  private static String cut(String label, int longest) {
    int end = label.length();
    while (bytes(label.substring(0, end).replace("'", "''")) > longest) {
      end = label.offsetByCodePoints(end, -1);
    }
    return label.substring(0, end);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
