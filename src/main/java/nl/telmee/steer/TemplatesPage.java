package nl.telmee.steer;

import java.util.List;
import nl.telmee.signal.Workplaces;
import nl.telmee.trajectory.Template;
import nl.telmee.web.StaffFrame;
import nl.telmee.web.Words;

/**
 * The templates of the organisations that somebody works on.
 *
 * @param lines one for each, by organisation
 */
public record TemplatesPage(StaffFrame staff, List<Line> lines) {
  /**
   * A template.
   *
   * @param steps how many it takes, in words
   */
  public record Line(String address, String name, String organisation, String steps) {
    /** Leads to the page on which it is changed. */
    static Line edit(Words words, Workplaces places, Template template) {
      return of(words, places, template, TemplatePages.PATH + "/" + template.id());
    }

    /**
     * Leads to a trajectory that begins with it.
     *
     * @param more for the end of the address
     */
    static Line begin(Words words, Workplaces places, Template template, String more) {
      return of(words, places, template, SteerDesk.PATH + "/new?template=" + template.id() + more);
    }

    private static Line of(Words words, Workplaces places, Template template, String address) {
      return new Line(
          address,
          template.name(),
          places.name(words, template.organisation()),
          words.count("template.steps", template.stages().size()));
    }
  }
}
