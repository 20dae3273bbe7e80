package nl.telmee.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Many readers of a stream, in a process of their own. It reads lines: {@code log} and {@code
 * result} around what is to be measured; {@code await version}, answered when every reader has it;
 * {@code shown seconds}, which votes meanwhile and answers with the times until that was seen. It
 * stops when its input ends.
 */
final class ReadersProcess {
  private final ReaderLoop readers;
  private final Probe probe;

  private ReadersProcess(ReaderLoop readers, Probe probe) {
    this.readers = readers;
    this.probe = probe;
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments port, poll, path of the stream, number of readers
   */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    ReaderLoop readers = new ReaderLoop(port, arguments[2], Integer.parseInt(arguments[3]));
    readers.await(0);
    Probe probe = new Probe(new NodeClient(port, port), arguments[1], readers);
    ReadersProcess process = new ReadersProcess(readers, probe);
    Child.say("ready");
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        Child.say(process.answer(line.split(" ", -1)));
      }
    }
    System.exit(0);
  }

  private String answer(String[] words) throws IOException, InterruptedException {
    return switch (words[0]) {
      case "log" -> {
        readers.log();
        yield "logging";
      }
      case "result" -> ReadersResult.of(readers, readers.logged()).line();
      case "await" -> {
        readers.await(Integer.parseInt(words[1]));
        yield "came";
      }
      case "shown" -> shown(Integer.parseInt(words[1]));
      default -> throw new IOException("what is " + words[0]);
    };
  }

  private String shown(int seconds) throws IOException, InterruptedException {
    Latencies times = probe.run(seconds);
    return "%d %d %d %d"
        .formatted(
            probe.votes(), times.percentile(0.50), times.percentile(0.99), times.percentile(1));
  }
}
