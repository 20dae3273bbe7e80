package nl.telmee;

import java.io.PrintStream;
import nl.telmee.config.Settings;

/** What is printed when a node has started: what to open, who may sign in, where the data is. */
final class Welcome {
  private Welcome() {}

  static void print(PrintStream out, Running node, Settings settings, boolean embedded) {
    out.println();
    out.println("Telmee is running.");
    line(out, "Open first", node.url() + "/");
    node.password()
        .ifPresent(
            password ->
                line(
                    out,
                    "Administrator",
                    settings.adminEmail() + ", password " + password + " (shown only now)"));
    line(
        out,
        "Data",
        embedded
            ? settings.dataDir().toAbsolutePath() + " (embedded PostgreSQL)"
            : settings.database().map(Object::toString).orElse(""));
    line(out, "API", node.url() + "/api/v1/openapi.json");
    line(
        out,
        "Health",
        "http://%s:%d/health/ready".formatted(settings.host(), node.managementPort()));
    out.println();
    out.flush();
  }

  private static void line(PrintStream out, String name, String value) {
    out.printf("  %-14s %s%n", name, value);
  }
}
