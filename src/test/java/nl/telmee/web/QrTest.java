package nl.telmee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we draw, a camera reads. */
final class QrTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://telmee.example/p/meepraten-2026",
        "https://telmee.example/p/meepraten-2026#code=bako-lidu-remi",
        "https://telmee.example/n/bakol",
        "Een tekst met één bijzonder teken: €"
      })
  void theImageSaysTheText(String text) {
    assertThat(Scanner.scan(Qr.of(text).png(400))).isEqualTo(text);
  }

  @Test
  void theLongestTextFitsAndIsRead() {
    String text = "é".repeat(1_000);

    assertThat(Scanner.scan(Qr.of(text).png(1_000))).isEqualTo(text);
  }

  @Test
  void theSvgIsTheSameCode() throws IOException {
    Qr qr = Qr.of("https://telmee.example/p/meepraten-2026");

    assertThat(qr.svg()).contains(qr.path()).contains("viewBox=\"" + qr.viewBox() + "\"");
    assertThat(Scanner.scan(painted(qr))).isEqualTo("https://telmee.example/p/meepraten-2026");
  }

  @Test
  void aStainOfAnEighthOfTheWidthHurtsNobody() throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Qr.of("https://telmee.example/p/x").png(600)));
    BufferedImage dirty =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = dirty.createGraphics();
    brush.drawImage(image, 0, 0, null);
    brush.setColor(Color.WHITE);
    brush.fillRect(image.getWidth() / 2, image.getHeight() / 2, 75, 75);

    assertThat(Scanner.scan(png(dirty))).isEqualTo("https://telmee.example/p/x");
  }

  @Test
  void theEdgeIsWhiteForFourModules() throws IOException {
    Qr qr = Qr.of("https://telmee.example");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(qr.png(qr.size() * 3)));

    assertThat(image.getWidth()).isEqualTo(image.getHeight()).isEqualTo(qr.size() * 3);
    for (int i = 0; i < image.getWidth(); i++) {
      assertThat(image.getRGB(i, 11)).isEqualTo(Color.WHITE.getRGB());
      assertThat(image.getRGB(11, i)).isEqualTo(Color.WHITE.getRGB());
    }
    assertThat(image.getRGB(12, 12)).isEqualTo(Color.BLACK.getRGB());
  }

  @Test
  void theImageIsAtLeastAsWideAsAskedAndItsModulesAreWhole() throws IOException {
    Qr qr = Qr.of("https://telmee.example");
    int width = ImageIO.read(new ByteArrayInputStream(qr.png(1_000))).getWidth();

    assertThat(width).isGreaterThanOrEqualTo(1_000).isLessThan(1_000 + qr.size());
    assertThat(width % qr.size()).isZero();
  }

  @Test
  void nothingAndTooMuchAreRefused() {
    assertThatThrownBy(() -> Qr.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Qr.of("x".repeat(1_001))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Qr.of("x").png(100_000)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Draws the rectangles of the path. */
  private static byte[] painted(Qr qr) throws IOException {
    int scale = 8;
    BufferedImage image =
        new BufferedImage(qr.size() * scale, qr.size() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(Color.WHITE);
    brush.fillRect(0, 0, image.getWidth(), image.getHeight());
    brush.setColor(Color.BLACK);
    assertThat(RUN.matcher(qr.path()).replaceAll("")).isEmpty();
    for (MatchResult run : RUN.matcher(qr.path()).results().toList()) {
      assertThat(run.group(3)).isEqualTo(run.group(4));
      brush.fillRect(at(run, 1) * scale, at(run, 2) * scale, at(run, 3) * scale, scale);
    }
    return png(image);
  }

  private static int at(MatchResult run, int group) {
    return Integer.parseInt(run.group(group));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
