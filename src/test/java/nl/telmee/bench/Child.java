package nl.telmee.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of the benchmark. It is asked by lines on its input, answers by lines on its
 * output that start with a mark, and ends when its input ends: so it does not outlive the
 * benchmark, whatever happens to that.
 */
final class Child implements AutoCloseable {
  private static final String MARK = "bench: ";
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.questions =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a main class; its error stream goes to a file. */
  static Child start(
      Class<?> main,
      List<String> jvm,
      List<String> arguments,
      Map<String, String> environment,
      Path log)
      throws IOException {
    String classes = System.getProperty("java.class.path");
    return start(classes, main, jvm, arguments, environment, log);
  }

  /** The same with other classes. */
  static Child start(
      String classes,
      Class<?> main,
      List<String> jvm,
      List<String> arguments,
      Map<String, String> environment,
      Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(List.of("-cp", classes, main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TELMEE_"));
    builder.environment().putAll(environment);
    return new Child(builder.start(), log);
  }

  /** Says a line to the process that started this one. */
  @SuppressWarnings("SystemOut") // The output is the way back to the benchmark.
  static void say(String answer) {
    System.out.println(MARK + answer);
    System.out.flush();
  }

  /** Sends a line and waits for the answer. */
  String ask(String question) throws IOException {
    questions.write(question);
    questions.newLine();
    questions.flush();
    return answer();
  }

  /** Waits for the next answer. Fails when the process ended. */
  String answer() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(MARK)) {
        return line.substring(MARK.length());
      }
    }
    throw new IOException("a process of the benchmark ended too early, see " + log);
  }

  long pid() {
    return process.pid();
  }

  /** Nanoseconds that it has used of all processors together. */
  long cpuNanos() throws IOException {
    return Proc.cpuNanos(process.pid());
  }

  /** Bytes of memory. */
  long pss() throws IOException {
    return Proc.pss(process.pid());
  }

  /** Ends its input, and the process itself if that is not enough. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
