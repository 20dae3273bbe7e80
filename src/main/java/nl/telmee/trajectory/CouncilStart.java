package nl.telmee.trajectory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import nl.telmee.web.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How the council starts: when it put the subject on its agenda, and what it says to begin with.
 *
 * @param onAgendaOn null: not yet
 * @param contacts whom of the council one turns to, by role
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouncilStart(@Nullable LocalDate onAgendaOn, String contacts, String note)
    implements Section {
  static CouncilStart read(Fields fields) {
    CouncilStart read =
        new CouncilStart(
            fields.day("onAgendaOn").orElse(null),
            fields.loose("contacts", Stakeholder.LONGEST_TEXT),
            fields.loose("note", Subject.LONGEST_TEXT));
    fields.end();
    return read;
  }
}
