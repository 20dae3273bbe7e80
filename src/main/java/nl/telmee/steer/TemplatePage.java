package nl.telmee.steer;

import java.util.List;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Making or changing a template.
 *
 * @param address where the form is sent
 * @param owners whose it can be; empty: it has an owner already
 * @param revision that was read; 0 for a new one
 * @param other what somebody else wrote meanwhile; null: nobody did
 * @param remove where to send that it is removed; empty for a new one
 */
public record TemplatePage(
    StaffFrame staff,
    String title,
    String address,
    Typed typed,
    List<Choice> owners,
    SectionStages stages,
    int revision,
    SectionPage.@Nullable Other other,
    String remove) {}
