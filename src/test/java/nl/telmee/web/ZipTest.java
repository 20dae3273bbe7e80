package nl.telmee.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A ZIP from outside takes no more than it says beforehand. */
final class ZipTest {
  private static final int END_BYTES = 22;

  private static Buffer zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("in " + name).repeat(50).getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  /** Where the directory begins. */
  private static int directory(Buffer zip) {
    return zip.getIntLE(zip.length() - END_BYTES + 16);
  }

  @Test
  void whatIsInItIsRead() throws IOException {
    Zip zip = Zip.of(zip("a", "é/b"), 2);

    assertThat(zip.names()).containsExactly("a", "é/b");
    assertThat(zip.size()).isEqualTo(50 * "in a".length() + 50 * "in é/b".getBytes(UTF_8).length);
    assertThat(zip.content("é/b", 1_000).orElseThrow().toString()).startsWith("in é/bin");
    assertThat(zip.content("c", 1_000)).isEmpty();
  }

  @Test
  void moreOrLargerThanMayBeIsRefused() throws IOException {
    assertThatThrownBy(() -> Zip.of(zip("a", "b"), 1)).isInstanceOf(ZipException.class);
    Zip zip = Zip.of(zip("a"), 1);
    assertThatThrownBy(() -> zip.content("a", 199)).isInstanceOf(ZipException.class);
  }

  @Test
  void aNameThatIsThereTwiceIsRefused() throws IOException {
    Buffer twice = zip("a", "b");
    int second = directory(twice) + 46 + 1;
    assertThat(twice.getByte(second + 46)).isEqualTo((byte) 'b');
    twice.setByte(second + 46, (byte) 'a');

    assertThatThrownBy(() -> Zip.of(twice, 2)).hasMessage("has a name twice");
  }

  @Test
  void whatIsLargerThanItSaysIsNotUnpackedFurther() throws IOException {
    Buffer lying = zip("a");
    lying.setIntLE(directory(lying) + 24, 10);
    Zip zip = Zip.of(lying, 1);

    assertThatThrownBy(() -> zip.content("a", 1_000)).hasMessageContaining("another size");
  }

  @Test
  void brokenOnesAreRefusedAndNothingElse() throws IOException {
    Random random = new Random(7);
    Buffer whole = zip("a", "b");
    for (int i = 0; i < 20_000; i++) {
      Buffer broken = whole.copy();
      for (int n = 0; n < 3; n++) {
        broken.setByte(random.nextInt(broken.length()), (byte) random.nextInt(256));
      }
      try {
        Zip zip = Zip.of(broken.slice(0, whole.length() - random.nextInt(2)), 2);
        for (String name : zip.names()) {
          zip.content(name, 1_000);
        }
      } catch (ZipException e) {
        assertThat(e).hasMessageMatching("[a-z ]+");
      }
    }
  }
}
