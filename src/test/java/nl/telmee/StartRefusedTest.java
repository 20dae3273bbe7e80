package nl.telmee;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.telmee.config.DatabaseUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packaged program cannot start with, it says in one line, and ends with 1. */
final class StartRefusedTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "TELMEE_PORT, 99999, from 0 to 65535",
    "TELMEE_PRT, 8080, unknown",
    "TELMEE_PUBLIC_URL, telmee.example, http",
    "TELMEE_DATABASE_URL, mysql://me:secret@localhost/telmee, postgresql://",
  })
  void aWrongSetting(String name, String value, String hint) {
    NodeProcess.launch(folder, Map.of(name, value)).assertRefusal(name, hint);
  }

  @Test
  void aPortInUse() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      NodeProcess.launch(folder, Map.of("TELMEE_PORT", port)).assertRefusal("TELMEE_PORT", port);
    }
  }

  /** Below a file there is no directory, not even for root. */
  @Test
  void aDataDirectoryThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String data = file.resolve("data").toString();

    NodeProcess.launch(folder, Map.of("TELMEE_PORT", "0", "TELMEE_DATA_DIR", data))
        .assertRefusal("TELMEE_DATA_DIR", data);
  }

  @Test
  void aDatabaseThatIsNotThere() throws IOException {
    DatabaseUrl url = TestDatabase.create();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertRefused(
        new DatabaseUrl(url.host(), port, url.database(), url.user(), url.password()), "refused");
  }

  @Test
  void aDatabaseThatRefusesThePassword() {
    DatabaseUrl url = TestDatabase.create();

    assertRefused(
        new DatabaseUrl(url.host(), url.port(), url.database(), url.user(), "a-wrong-one"),
        "password authentication failed");
  }

  private void assertRefused(DatabaseUrl url, String hint) {
    NodeProcess.launch(
            folder, Map.of("TELMEE_PORT", "0", "TELMEE_DATABASE_URL", TestDatabase.text(url)))
        .assertRefusal(url.toString(), hint);
  }
}
