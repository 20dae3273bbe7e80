package nl.telmee.identity;

import java.util.List;
import nl.telmee.web.Frame;

/**
 * The page that shows recovery codes, once.
 *
 * @param codes in groups of four
 * @param next where to go afterwards
 */
public record CodesPage(Frame frame, List<String> codes, String next) {
  static CodesPage of(Frame frame, List<RecoveryCode> codes, String next) {
    return new CodesPage(frame, codes.stream().map(RecoveryCode::shown).toList(), next);
  }
}
