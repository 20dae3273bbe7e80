package nl.telmee.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux tells of a process, in {@code /proc}. */
final class Proc {
  private static final long NANOS = 1_000_000_000L;

  /** A second, as Linux counts it for programs on all its machines. */
  private static final long TICKS = 100;

  /** How the virtual machine calls them, as far as Linux keeps the name. */
  private static final Pattern COMPILER = Pattern.compile("C[12] Comp");

  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  private Proc() {}

  /**
   * Processor time of all its threads, to the nanosecond; of the process as a whole, to ten
   * milliseconds, where the kernel does not tell the former. A thread that has ended is not in it.
   */
  static long cpuNanos(long pid) throws IOException {
    Path tasks = Path.of("/proc", String.valueOf(pid), "task");
    if (!Files.exists(Path.of("/proc/self/schedstat"))) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().totalCpuDuration())
          .map(used -> used.getSeconds() * NANOS + used.getNano())
          .orElse(0L);
    }
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.mapToLong(Proc::ofThread).sum();
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /** Processor time of what compiles in a Java program; of a compiler that has ended nothing. */
  static long compilerNanos(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
      return threads.filter(Proc::compiles).mapToLong(Proc::ofThread).sum();
    }
  }

  private static boolean compiles(Path task) {
    try {
      return COMPILER.matcher(Files.readString(task.resolve("comm"))).lookingAt();
    } catch (IOException _) {
      return false;
    }
  }

  private static long ofThread(Path task) {
    try {
      return Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
    } catch (NoSuchFileException _) {
      return 0;
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such process")) {
        return 0;
      }
      throw new UncheckedIOException(e);
    }
  }

  /** Processor time of its children that have ended, to a hundredth of a second (proc(5)). */
  static long cpuNanosOfEnded(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME])) * NANOS / TICKS;
  }

  /** Memory in bytes; what is shared with other processes counts for each in part. */
  static long pss(long pid) throws IOException {
    Path rollup = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
    return kilobytes(Files.readAllLines(rollup), "Pss:") * 1024;
  }

  private static long kilobytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " in smaps_rollup"));
  }

  /** How many files and connections a process may have open at most. */
  static int mostFiles() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/limits")).stream()
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.replaceFirst("Max open files\\s+\\S+\\s+(\\S+)\\s.*", "$1"))
        .mapToInt(hard -> hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard))
        .findFirst()
        .orElseThrow();
  }
}
