package nl.telmee.steer;

import java.util.List;
import nl.telmee.council.Brought;
import nl.telmee.signal.NewSignalPage.Choice;
import nl.telmee.signal.Typed;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Beginning a trajectory.
 *
 * @param owners whose it can be
 * @param council whether it can be a council's
 * @param participants municipalities that can take part in one of a region; empty: none
 * @param from what it begins with; null: nothing
 * @param themes those of what it begins with
 * @param templates of the organisations, with which it can begin
 * @param open whether the steps are shown at once
 */
public record BeginPage(
    StaffFrame staff,
    Typed typed,
    @Nullable Brought from,
    List<String> themes,
    List<Choice> owners,
    boolean council,
    List<Choice> participants,
    List<TemplatesPage.Line> templates,
    SectionStages stages,
    boolean open) {}
