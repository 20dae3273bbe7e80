package nl.telmee.spread;

import java.awt.Color;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Language;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation puts on what it prints and shares.
 *
 * @param name in the language of the page
 * @param colour for bands and lines
 * @param logo address of its logo, or null
 */
public record House(String name, Color colour, @Nullable String logo) {
  static House of(Organisation organisation, Language language) {
    return new House(
        organisation.name().in(language),
        Colours.of(organisation.colour()),
        organisation.logo().orElse(null));
  }

  /** The colour as SVG writes it: the policy of our pages allows no styles inline. */
  public String fill() {
    return Colours.hex(colour);
  }

  /** The class of text on the colour. */
  public String onColour() {
    return Colours.contrast(colour, Color.WHITE) >= Colours.contrast(colour, Color.BLACK)
        ? "on-dark"
        : "on-light";
  }
}
