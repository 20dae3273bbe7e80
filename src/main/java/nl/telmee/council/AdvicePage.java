package nl.telmee.council;

import java.util.List;
import nl.telmee.signal.PublicHead;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/** One published advice, for everybody. */
public record AdvicePage(Frame frame, PublicHead head, AdviceRead advice) {
  /** All published advice to or of an organisation. */
  public record All(
      Frame frame,
      PublicHead head,
      List<AdviceLine> lines,
      @Nullable String previous,
      @Nullable String next) {}
}
