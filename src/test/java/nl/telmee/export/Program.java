package nl.telmee.export;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.telmee.Installing;

/**
 * A program that opens what we write, since whether a file is good is for that program to say: one
 * that is installed, else, as root on Debian, one that its package brings. Without it the test
 * fails; none is skipped.
 */
public record Program(Path path) {
  private static final Path LOG = Path.of("target", "program-install.log").toAbsolutePath();
  private static final int INSTALL_MINUTES = 10;
  private static final int RUN_MINUTES = 3;

  /** LibreOffice, for workbooks. */
  static Program office() {
    return named("soffice", "libreoffice-calc");
  }

  /** LibreOffice, for texts. */
  public static Program writer() {
    Program office = office();
    if (!writes(office)
        && !packaged("soffice", "libreoffice-writer").filter(_ -> writes(office)).isPresent()) {
      throw new AssertionError(
          "LibreOffice has no Writer. Install it (on Debian: apt-get install libreoffice-writer).");
    }
    return office;
  }

  /** Whether it came with the part for texts. */
  private static boolean writes(Program office) {
    try {
      return Files.exists(office.path.toRealPath().resolveSibling("libswlo.so"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** GNU PSPP, for SPSS syntax. */
  static Program pspp() {
    return named("pspp", "pspp");
  }

  private static synchronized Program named(String name, String debianPackage) {
    return installed(name)
        .or(() -> Installing.alone(() -> installed(name).or(() -> packaged(name, debianPackage))))
        .map(Program::new)
        .orElseThrow(
            () ->
                new AssertionError(
                    "No %s for the tests of exports. Install it (on Debian: apt-get install %s). What was tried: %s"
                        .formatted(name, debianPackage, LOG)));
  }

  private static Optional<Path> installed(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of),
            Stream.of(Path.of("/usr/bin")))
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> packaged(String name, String debianPackage) {
    boolean mayInstall = System.getProperty("user.name").equals("root");
    return mayInstall
            && install("apt-get", "update")
            && install("apt-get", "install", "-y", "--no-install-recommends", debianPackage)
        ? installed(name)
        : Optional.empty();
  }

  private static boolean install(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(LOG.toFile()));
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    try {
      return ended(builder.start(), INSTALL_MINUTES);
    } catch (IOException _) {
      return false;
    }
  }

  /** Runs it in a folder and yields what it said; fails when it ends with anything but 0. */
  public String run(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(path.toString());
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean good = ended(process, RUN_MINUTES);
      String text = Files.readString(said, StandardCharsets.UTF_8);
      if (!good) {
        throw new AssertionError(command + " failed: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new AssertionError(command.toString(), e);
    }
  }

  private static boolean ended(Process process, int minutes) {
    try {
      boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
      process.destroy();
      return ended && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
