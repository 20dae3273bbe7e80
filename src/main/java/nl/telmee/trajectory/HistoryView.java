package nl.telmee.trajectory;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A line of the log on the wire. */
final class HistoryView {
  private HistoryView() {}

  static ObjectNode of(LoggedChange line) {
    ObjectNode view = nl.telmee.web.Json.object();
    view.put("revision", line.revision())
        .put("change", line.word())
        .put("party", line.party().word())
        .put("changedAt", line.at().toString())
        .put("changedBy", line.by())
        .put("edition", line.edition().number())
        .set("detail", ChangeJson.write(line.change()));
    return view;
  }
}
