package nl.telmee.signal;

import java.util.List;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The signals of an organisation, for everybody.
 *
 * @param late how many are late, in words; empty: none
 * @param empty what to say when there is none; empty: there are
 */
public record SignalsPage(
    Frame frame,
    PublicHead head,
    String bring,
    List<PublicHead.Tab> states,
    String late,
    List<SignalLine> lines,
    String empty,
    @Nullable String previous,
    @Nullable String next) {}
