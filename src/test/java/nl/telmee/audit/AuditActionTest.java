package nl.telmee.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The log promises nothing that the program never writes. */
final class AuditActionTest {
  @Test
  void everyActionIsWrittenBySomebody() {
    JavaClasses ours =
        ArchConfiguration.withThreadLocalScope(
            configuration -> {
              configuration.setResolveMissingDependenciesFromClassPath(false);
              return new ClassFileImporter().importPath(Path.of("target/classes"));
            });
    Set<String> unused =
        ours.get(AuditAction.class).getFields().stream()
            .filter(field -> field.getRawType().isEquivalentTo(AuditAction.class))
            .filter(AuditActionTest::nobodyWrites)
            .map(JavaField::getName)
            .collect(Collectors.toSet());

    assertThat(unused).isEmpty();
  }

  private static boolean nobodyWrites(JavaField action) {
    return action.getAccessesToSelf().stream()
        .allMatch(access -> access.getOriginOwner().isEquivalentTo(AuditAction.class));
  }
}
