package nl.telmee.spread;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture beside a link. Those drawn here lie in {@code target/open-graph} to be looked at. */
final class OpenGraphImageTest {
  private static final Color BRAND = Colours.OURS;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meepraten",
        "Hoe willen jongeren meepraten over wat er in de gemeente gebeurt?",
        "Hottentottententententoonstellingsterreininrichtingscommissievergadering in de buurt",
        "Wat vind jij van het verkeer, de straatverlichting, de speelplekken, het groen, de"
            + " afvalbakken, de fietspaden en alles wat er verder op straat te vinden is in de"
            + " buurt waar je woont, werkt of naar school gaat, nu en over tien jaar?"
      })
  void everyTitleFits(String title) throws IOException {
    BufferedImage image = draw(title, BRAND, "title-" + title.length());

    assertThat(image.getWidth()).isEqualTo(1200);
    assertThat(image.getHeight()).isEqualTo(630);
    assertThat(ink(image, 150, 510)).as("words in the middle").isPositive();
    // Nothing is drawn over the right or left edge, nor over the band below.
    for (int y = 150; y < 510; y++) {
      assertThat(image.getRGB(1150, y)).isEqualTo(image.getRGB(1199, y));
      assertThat(image.getRGB(70, y)).isEqualTo(image.getRGB(0, y));
    }
  }

  @Test
  void theBandHasTheColourOfTheOrganisation() throws IOException {
    BufferedImage image = draw("Kort", Color.decode("#ffd400"), "yellow");

    assertThat(image.getRGB(5, 620)).isEqualTo(Color.decode("#ffd400").getRGB());
  }

  @Test
  void anotherTitleIsAnotherPicture() {
    assertThat(OpenGraphImage.png(text("Een"), BRAND))
        .isEqualTo(OpenGraphImage.png(text("Een"), BRAND))
        .isNotEqualTo(OpenGraphImage.png(text("Twee"), BRAND));
  }

  @Test
  void whatIsAskedStandsThereToItsLastWord() {
    byte[] minutes = OpenGraphImage.png(asks("Doe mee: anoniem, ongeveer 3 minuten"), BRAND);
    byte[] hours = OpenGraphImage.png(asks("Doe mee: anoniem, ongeveer 3 uren"), BRAND);

    assertThat(minutes).isNotEqualTo(hours);
  }

  @Test
  void itIsSmallEnoughForEverySite() {
    // The least of the limits that large sites document is 300 kB.
    assertThat(OpenGraphImage.png(text("Hoe willen jongeren meepraten?"), BRAND).length)
        .isLessThan(100_000);
  }

  private static OpenGraphImage.Text asks(String call) {
    return new OpenGraphImage.Text("Meepraten", "Gemeente Velsen", call);
  }

  private static OpenGraphImage.Text text(String title) {
    return new OpenGraphImage.Text(title, "Gemeente Velsen", "Doe mee: anoniem, 3 minuten");
  }

  private static BufferedImage draw(String title, Color colour, String name) throws IOException {
    byte[] png = OpenGraphImage.png(text(title), colour);
    Path folder = Files.createDirectories(Path.of("target/open-graph"));
    Files.write(folder.resolve(name + ".png"), png);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static long ink(BufferedImage image, int top, int bottom) {
    long dark = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        dark += new Color(image.getRGB(x, y)).getRed() < 100 ? 1 : 0;
      }
    }
    return dark;
  }
}
