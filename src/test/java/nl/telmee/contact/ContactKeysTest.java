package nl.telmee.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.telmee.config.InvalidSettings;
import nl.telmee.config.Settings;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContactKeysTest {
  private static final String OLD = "0".repeat(64);
  private static final String NEW = "1".repeat(64);
  private static final byte[] TEXT = "anna@velsen.example".getBytes(StandardCharsets.UTF_8);

  private static byte[] sealed(List<String> keys) {
    return ContactKeys.of(keys).seal(ContactKeys.Use.PERSON, "row 1", TEXT);
  }

  @Test
  void whatIsSealedCanBeOpenedInItsPlaceOnly() {
    ContactKeys keys = ContactKeys.of(List.of(OLD));
    byte[] sealed = sealed(List.of(OLD));

    assertThat(keys.open(ContactKeys.Use.PERSON, "row 1", sealed)).contains(TEXT);
    assertThat(keys.open(ContactKeys.Use.PERSON, "row 2", sealed)).isEmpty();
    assertThat(keys.open(ContactKeys.Use.POOL, "row 1", sealed)).isEmpty();
    assertThat(ContactKeys.of(List.of(NEW)).open(ContactKeys.Use.PERSON, "row 1", sealed))
        .isEmpty();
  }

  @Test
  void eachByteCounts() {
    ContactKeys keys = ContactKeys.of(List.of(OLD));
    byte[] sealed = sealed(List.of(OLD));
    for (int i = 0; i < sealed.length; i++) {
      byte[] broken = sealed.clone();
      broken[i] ^= 1;
      assertThat(keys.open(ContactKeys.Use.PERSON, "row 1", broken)).as("byte %d", i).isEmpty();
    }
    assertThat(keys.open(ContactKeys.Use.PERSON, "row 1", Arrays.copyOf(sealed, 20))).isEmpty();
  }

  @Test
  void theSameIsNeverSealedTheSame() {
    assertThat(sealed(List.of(OLD))).isNotEqualTo(sealed(List.of(OLD)));
  }

  @Test
  void aNewKeySealsAndAnOldOneStillOpens() {
    ContactKeys both = ContactKeys.of(List.of(NEW, OLD));
    byte[] before = sealed(List.of(OLD));
    byte[] after = sealed(List.of(NEW, OLD));

    assertThat(both.open(ContactKeys.Use.PERSON, "row 1", before)).contains(TEXT);
    assertThat(both.open(ContactKeys.Use.PERSON, "row 1", after)).contains(TEXT);
    assertThat(both.older()).containsExactly(Arrays.copyOf(before, 4));
    assertThat(Arrays.copyOf(after, 4)).isNotEqualTo(Arrays.copyOf(before, 4));
    assertThat(both.hashes(ContactKeys.Use.HANDLE, "t"))
        .hasSize(2)
        .contains(ContactKeys.of(List.of(OLD)).hash(ContactKeys.Use.HANDLE, "t"));
  }

  @Test
  void howLongItIsTellsNoAddress() {
    ContactKeys keys = ContactKeys.of(List.of(OLD));
    Set<Integer> lengths = new TreeSet<>();
    for (String address : List.of("a@b.nl", "a.rather.long.name@a-long-domain.example.nl")) {
      Person person = Community.person("contacts", address);
      lengths.add(Sealer.seal(keys, ContactKeys.Use.PERSON, "x", PersonJson.write(person)).length);
    }
    assertThat(lengths).hasSize(1);
  }

  @Test
  void besideAnEmbeddedDatabaseAKeyIsMadeOnceForItsOwnerOnly(@TempDir Path folder)
      throws IOException {
    Settings settings = Settings.from(Map.of("TELMEE_DATA_DIR", folder.toString()));
    byte[] hash = ContactKeys.open(settings).orElseThrow().hash(ContactKeys.Use.HANDLE, "t");
    Path file = folder.resolve("contact-keys");

    assertThat(ContactKeys.open(settings).orElseThrow().hash(ContactKeys.Use.HANDLE, "t"))
        .isEqualTo(hash);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.writeString(file, "no key");
    Assertions.assertThatThrownBy(() -> ContactKeys.open(settings))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  @Test
  void withADatabaseElsewhereKeysComeFromTheSettings() {
    Map<String, String> database = Map.of("TELMEE_DATABASE_URL", "postgresql://u:p@h:5432/d");
    assertThat(ContactKeys.open(Settings.from(database))).isEmpty();
    Assertions.assertThatThrownBy(() -> Settings.from(Map.of("TELMEE_CONTACT_KEYS", "secret")))
        .hasMessageContaining("TELMEE_CONTACT_KEYS")
        .hasMessageNotContaining("\"secret\"");
  }
}
