package nl.telmee.steer;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;

/**
 * Making or changing a template.
 *
 * @param address where the form is sent
 * @param owners whose it can be; empty: it has an owner already
 * @param remove where to send that it is removed; empty for a new one
 */
public record TemplatePage(
    StaffFrame staff,
    String title,
    String address,
    Typed typed,
    List<Choice> owners,
    SectionStages stages,
    String remove) {}
