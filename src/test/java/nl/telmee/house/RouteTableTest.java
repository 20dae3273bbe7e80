package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.telmee.RouteTable;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Routes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that a node answers to stands in {@code docs/routes.md}, in the order of the data. */
final class RouteTableTest {
  private static final Path DOCUMENT = Path.of("docs/routes.md");

  private static final String HEADING =
      """
      # Routes

      Every route of the public port, in the order in which they are mounted: that of the data. `GET` answers `HEAD` too.
      A test writes this table and fails when it is not true: run it with `-Dtelmee.renew=true`.

      | method | path | who may call | body at most |
      |---|---|---|---|
      """;

  private static RouteTable table;

  @BeforeAll
  static void read() {
    table = RouteTable.get();
  }

  @Test
  void theDocumentHasTheRoutesThatAreMounted() throws IOException {
    String real =
        HEADING + String.join("", table.entries().stream().map(RouteTableTest::line).toList());
    if (Boolean.getBoolean("telmee.renew")) {
      Files.writeString(DOCUMENT, real);
    }

    assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
        .as(
            "%s; renew it: mvn -q verify -Dtest=RouteTableTest -Dtelmee.renew=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false",
            DOCUMENT)
        .isEqualTo(real);
  }

  /** Two handlers see every path: the security headers before the routes, the failures after. */
  @Test
  void nothingIsMountedBesideTheTable() {
    List<Route> routes = table.mounted();

    assertThat(routes.getFirst().getPath()).as("path of the headers").isNull();
    assertThat(routes.getLast().getPath()).as("path of the failures").isNull();
    assertThat(routes.subList(1, routes.size() - 1))
        .extracting(Route::getPath, Route::methods)
        .containsExactlyElementsOf(
            table.entries().stream().map(entry -> tuple(entry.path(), methods(entry))).toList());
  }

  @Test
  void noRouteIsMountedTwice() {
    assertThat(table.entries().stream().map(entry -> entry.method() + " " + entry.path()))
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyRoutesThatReadHaveNoBody() {
    assertThat(table.entries())
        .allSatisfy(
            entry ->
                assertThat(entry.limit() == BodyLimit.NONE)
                    .as(entry.path())
                    .isEqualTo(Set.of(HttpMethod.GET, HttpMethod.DELETE).contains(entry.method())));
  }

  private static Set<HttpMethod> methods(Routes.Entry entry) {
    return entry.method().equals(HttpMethod.GET)
        ? Set.of(HttpMethod.GET, HttpMethod.HEAD)
        : Set.of(entry.method());
  }

  private static String line(Routes.Entry entry) {
    return "| %s | `%s` | %s | %s |\n"
        .formatted(
            entry.method(),
            entry.path(),
            entry.access().name().toLowerCase(Locale.ROOT),
            entry.limit() == BodyLimit.NONE ? "–" : entry.limit().bytes() / 1024 + " KiB");
  }
}
