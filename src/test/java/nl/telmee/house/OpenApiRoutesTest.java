package nl.telmee.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import nl.telmee.RouteTable;
import nl.telmee.house.OpenApiDocument.Operation;
import nl.telmee.web.Access;
import nl.telmee.web.BodyLimit;
import nl.telmee.web.Routes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document describes the routes of the API: all of them, and no others. */
final class OpenApiRoutesTest {
  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();

  private static Map<String, Routes.Entry> routes;

  @BeforeAll
  static void read() {
    routes =
        RouteTable.get().entries().stream()
            .filter(entry -> entry.path().startsWith(OpenApiDocument.BASE))
            .collect(Collectors.toMap(OpenApiRoutesTest::operation, entry -> entry));
  }

  @Test
  void theOperationsAreTheRoutes() {
    assertThat(DOCUMENT.operations())
        .extracting(Operation::name)
        .containsExactlyInAnyOrderElementsOf(routes.keySet());
  }

  @Test
  void aTokenIsNeededWhereTheRouteIsNotForAnyone() {
    assertThat(DOCUMENT.operations())
        .allSatisfy(
            operation ->
                assertThat(operation.needsToken())
                    .as(operation.name())
                    .isEqualTo(route(operation).access() != Access.ANYONE));
  }

  /** 401 where a token may be sent, 403 where one is needed: there it may be the wrong person's. */
  @Test
  void refusalsFollowFromTheNeedForAToken() {
    assertThat(DOCUMENT.operations())
        .allSatisfy(
            operation -> {
              List<Integer> statuses = DOCUMENT.statuses(operation);
              boolean takesToken = operation.definition().path("security").size() > 0;
              boolean signsIn =
                  List.of("POST /sessions", "POST /sessions/_refresh").contains(operation.name());
              assertThat(statuses.contains(401))
                  .as(operation.name())
                  .isEqualTo(takesToken || signsIn);
              assertThat(!operation.needsToken() || statuses.contains(403))
                  .as(operation.name())
                  .isTrue();
            });
  }

  @Test
  void tooLargeAndWrongTypeAreDocumentedWhereABodyIsRead() {
    assertThat(DOCUMENT.operations())
        .allSatisfy(
            operation -> {
              boolean body = route(operation).limit() != BodyLimit.NONE;
              assertThat(DOCUMENT.statuses(operation).contains(413))
                  .as(operation.name())
                  .isEqualTo(body);
              assertThat(DOCUMENT.statuses(operation).contains(415))
                  .as(operation.name())
                  .isEqualTo(operation.definition().has("requestBody"));
            });
  }

  private static Routes.Entry route(Operation operation) {
    return Objects.requireNonNull(routes.get(operation.name()), operation.name());
  }

  private static String operation(Routes.Entry entry) {
    String path = entry.path().substring(OpenApiDocument.BASE.length());
    return entry.method() + " " + path.replaceAll(":(\\w+)", "{$1}");
  }
}
