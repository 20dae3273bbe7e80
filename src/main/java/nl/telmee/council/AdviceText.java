package nl.telmee.council;

import java.util.List;
import java.util.Set;
import nl.telmee.id.Theme;

/**
 * What a council says.
 *
 * @param revision from 1
 * @param body in light markup, see {@link Markup}
 * @param points what it advises, each to be answered; numbered from 1
 */
record AdviceText(int revision, String title, String body, List<String> points, Set<Theme> themes) {
  static final int LONGEST_TITLE = 200;
  static final int LONGEST_BODY = 40_000;
  static final int LONGEST_POINT = 2_000;
  static final int MOST_POINTS = 40;

  AdviceText {
    points = List.copyOf(points);
    themes = Set.copyOf(themes);
  }
}
