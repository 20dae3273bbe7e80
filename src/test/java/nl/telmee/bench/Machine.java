package nl.telmee.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path TIMES = Path.of("/proc/stat");
  private static final long TICK_MILLIS = 10;
  private static final int SYNCS = 200;
  private static final int PAGE = 8 * 1024;

  private Machine() {}

  static Map<String, String> facts(Path folder) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("processor", processor());
    facts.put("memory", (system.getTotalMemorySize() >> 30) + " GiB");
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put(
        "jdk",
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    facts.put("files and connections a process may open", String.valueOf(Proc.mostFiles()));
    facts.put("sync of one page (median)", syncMicros(folder) + " µs");
    return facts;
  }

  private static String processor() throws IOException {
    if (!Files.exists(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /** How long the disk takes to keep a page for good: no commit can be faster. */
  private static long syncMicros(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", "");
    long[] micros = new long[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
      for (int i = 0; i < SYNCS; i++) {
        long started = System.nanoTime();
        channel.write(page.clear());
        channel.force(false);
        micros[i] = (System.nanoTime() - started) / 1_000;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(micros);
    return micros[SYNCS / 2];
  }

  /** What everything on this machine has used of all processors together; zero where unknown. */
  static Duration cpu() throws IOException {
    if (!Files.exists(TIMES)) {
      return Duration.ZERO;
    }
    List<String> all = List.of(Files.readAllLines(TIMES).getFirst().split("\\s+", -1));
    long ticks = 0;
    for (int column : new int[] {1, 2, 3, 6, 7, 8}) { // user, nice, system, irq, softirq, steal
      ticks += Long.parseLong(all.get(column));
    }
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }
}
