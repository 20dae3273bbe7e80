package nl.telmee.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import nl.telmee.Main;
import nl.telmee.identity.RemoteAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports run one way only: in the direction in which an answer travels. */
final class ImportTableTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final String ROOT = "nl.telmee";
  private static final String TEMPLATES = "gg.jte.generated.precompiled";
  private static final Set<String> BASE =
      Set.of("id", "config", "web", "db", "mail", "scan", "audit", "identity");

  /** What each package may import. None is named before its own line, so there are no cycles. */
  private static final Map<String, Set<String>> TABLE = new LinkedHashMap<>();

  static {
    TABLE.put("id", Set.of());
    TABLE.put("config", Set.of());
    TABLE.put("web", Set.of("id"));
    TABLE.put("db", Set.of("id", "config", "web"));
    TABLE.put("mail", Set.of("config", "web"));
    TABLE.put("scan", Set.of("config", "web"));
    TABLE.put("audit", Set.of("id", "config", "web", "db"));
    TABLE.put("identity", Set.of("id", "config", "web", "db", "mail", "audit"));
    TABLE.put("feed", feature());
    TABLE.put("webhook", feature("feed"));
    TABLE.put("poll", feature("feed"));
    TABLE.put("tally", feature("poll"));
    TABLE.put("intake", feature("poll", "tally"));
    TABLE.put("spread", feature("poll", "tally", "intake"));
    TABLE.put("builder", feature("poll", "intake"));
    TABLE.put("release", feature("feed", "poll", "tally", "spread"));
    TABLE.put("live", feature("feed", "poll", "spread", "release"));
    TABLE.put("moderation", feature("poll", "tally", "release"));
    TABLE.put("watch", feature("poll", "tally", "release", "moderation"));
    TABLE.put("export", feature("audit", "poll", "tally", "release", "spread"));
    TABLE.put("retention", feature("audit", "poll"));
    TABLE.put("contact", feature("audit", "poll", "retention"));
    TABLE.put("digest", feature("feed", "audit"));
    TABLE.put("trajectory", feature("feed", "poll", "release"));
    TABLE.put("signal", feature("feed", "moderation", "trajectory"));
    TABLE.put("council", feature("feed", "signal", "trajectory"));
    TABLE.put("relation", feature("signal", "trajectory"));
    TABLE.put("steer", feature("poll", "signal", "trajectory", "council", "relation"));
    TABLE.put("story", feature("feed", "poll", "release", "signal", "trajectory", "council"));
    TABLE.put("hearing", feature("feed", "poll", "spread", "signal", "trajectory"));
    TABLE.put("document", feature("feed", "signal", "trajectory"));
    TABLE.put("due", feature("watch", "trajectory"));
    TABLE.put("search", feature("trajectory"));
    TABLE.put(
        "demo", feature("poll", "tally", "intake", "release", "contact", "trajectory", "relation"));
  }

  /**
   * A release is one transaction over several statements, and the order of these is its matter; the
   * audit log is handed the transaction of whoever writes in it, as codes, conversations and what
   * moderators decide do; contacts are locked, opened, and written anew in one transaction.
   */
  private static final Set<String> MAY_USE_SQL =
      Set.of(
          "nl.telmee.release.Releases",
          "nl.telmee.release.Announcements",
          "nl.telmee.audit.AuditLog",
          "nl.telmee.contact.Mix",
          "nl.telmee.contact.People",
          "nl.telmee.contact.Pool",
          "nl.telmee.contact.Sending",
          "nl.telmee.feed.EventQuery",
          "nl.telmee.spread.CodeGroups",
          "nl.telmee.digest.Newsletters",
          "nl.telmee.signal.Deciding",
          "nl.telmee.council.AdvicePublishing",
          "nl.telmee.trajectory.Trajectories",
          "nl.telmee.trajectory.Members",
          "nl.telmee.trajectory.Transfers",
          "nl.telmee.trajectory.Replay",
          "nl.telmee.trajectory.Templates",
          "nl.telmee.relation.Relations",
          "nl.telmee.moderation.Editions",
          "nl.telmee.moderation.Moderation");

  /** One of each thing that is forbidden; these classes are compiled for this test only. */
  private static final Map<String, String> PLANTED =
      Map.of(
          "jakarta/inject/Inject",
          "package jakarta.inject; public @interface Inject {}",
          "nl/telmee/intake/PlantedUtils",
          """
          package nl.telmee.intake;
          public final class PlantedUtils {
            @jakarta.inject.Inject nl.telmee.release.Releases releases;
            io.vertx.sqlclient.Tuple tuple;
            nl.telmee.web.PlantedLoop loop;
            void end() { System.err.println("end"); }
            Object from(io.vertx.core.http.HttpServerRequest asked) { return asked.remoteAddress(); }
          }
          """,
          "nl/telmee/web/PlantedLoop",
          """
          package nl.telmee.web;
          public final class PlantedLoop {
            nl.telmee.Main root;
            nl.telmee.intake.PlantedUtils feature;
            void end() { Runtime.getRuntime().halt(1); }
          }
          """,
          "nl/telmee/surprise/Planted",
          "package nl.telmee.surprise; public final class Planted { nl.telmee.id.PollId id; }");

  private static JavaClasses ours;
  private static JavaClasses planted;

  @BeforeAll
  static void readClasses(@TempDir Path folder) throws IOException {
    ours = read(CLASSES);
    planted = read(compilePlanted(folder));
  }

  /** Looks at nothing but these classes: to read libraries as well takes ten times as long. */
  private static JavaClasses read(Path classes) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importPath(classes);
        });
  }

  static List<ArchRule> rules() {
    return List.of(
        classes().should(importOnlyWhatTheTableSays()),
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles(),
        noClasses()
            .that(describe("are no store", ImportTableTest::mayNotUseSql))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient.."),
        noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)"),
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION,
        noClasses()
            .that()
            .doNotBelongToAnyOf(RemoteAddress.class)
            .should(callMethod(HttpServerRequest.class, "remoteAddress")),
        noClasses()
            .that()
            .doNotBelongToAnyOf(Main.class)
            .should(
                ACCESS_STANDARD_STREAMS
                    .or(callMethod(System.class, "exit", int.class))
                    .or(callMethod(Runtime.class, "exit", int.class))
                    .or(callMethod(Runtime.class, "halt", int.class))));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theProgramKeepsTheRule(ArchRule rule) {
    rule.check(ours);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPlantedViolationOfTheRuleIsFound(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Planted");
  }

  @Test
  void theTableNamesEveryForbiddenImport() {
    assertThatThrownBy(() -> classes().should(importOnlyWhatTheTableSays()).check(planted))
        .hasMessageContaining("(4 times)")
        .hasMessageContaining("intake may not import release")
        .hasMessageContaining("web may not import intake")
        .hasMessageContaining("web may not import the composition root")
        .hasMessageContaining("surprise is not in the table");
  }

  @Test
  void everyLineOfTheTableIsAPackageAndImportsOnlyFromLinesAbove() {
    Set<String> above = new HashSet<>();
    TABLE.forEach(
        (name, imports) -> {
          assertThat(above).as("the lines above %s", name).containsAll(imports);
          above.add(name);
        });

    assertThat(ours.stream().map(ImportTableTest::part).collect(Collectors.toSet()))
        .containsAll(TABLE.keySet());
  }

  @Test
  void everyExceptionIsStillNeeded() {
    for (String exception : MAY_USE_SQL) {
      assertThat(ours.get(exception).getDirectDependenciesFromSelf())
          .as(exception)
          .anyMatch(one -> one.getTargetClass().getPackageName().startsWith("io.vertx.sqlclient"));
    }
  }

  private static Set<String> feature(String... more) {
    Set<String> imports = new HashSet<>(BASE);
    imports.addAll(Set.of(more));
    return imports;
  }

  private static ArchCondition<JavaClass> importOnlyWhatTheTableSays() {
    return new ArchCondition<>("import only what the table says") {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
          String wrong = wrong(part(origin), part(dependency.getTargetClass()));
          if (!wrong.isEmpty()) {
            events.add(
                SimpleConditionEvent.violated(
                    dependency, wrong + ": " + dependency.getDescription()));
          }
        }
      }
    };
  }

  /** Why one package may not import another; empty when it may. */
  private static String wrong(String from, String to) {
    if (from.equals(to) || from.equals(ROOT) || from.isEmpty() || to.isEmpty()) {
      return "";
    }
    Set<String> allowed = TABLE.get(from);
    if (allowed == null) {
      return from + " is not in the table";
    }
    if (to.equals(ROOT)) {
      return from + " may not import the composition root";
    }
    return allowed.contains(to) ? "" : from + " may not import " + to;
  }

  /** The line of the table that a class stands in; empty for what is not ours. */
  private static String part(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    if (name.equals(ROOT)) {
      return ROOT;
    }
    if (name.startsWith(ROOT + ".")) {
      return name.substring(ROOT.length() + 1);
    }
    if (name.startsWith(TEMPLATES + ".")) {
      // The frame around every page is part of what all pages share.
      return name.substring(TEMPLATES.length() + 1).replace("layout", "web");
    }
    return "";
  }

  private static boolean mayNotUseSql(JavaClass type) {
    String outermost = type.getName().replaceFirst("\\$.*", "");
    return !part(type).equals("db")
        && !outermost.endsWith("Store")
        && !MAY_USE_SQL.contains(outermost);
  }

  private static Path compilePlanted(Path folder) throws IOException {
    for (Map.Entry<String, String> source : PLANTED.entrySet()) {
      Path file = folder.resolve("src", source.getKey() + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    Path classes = folder.resolve("classes");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-proc:none", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    PLANTED
        .keySet()
        .forEach(name -> arguments.add(folder.resolve("src", name + ".java").toString()));
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(exit).as("compiling the planted classes").isZero();
    return classes;
  }
}
