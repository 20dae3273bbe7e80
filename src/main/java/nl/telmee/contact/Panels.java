package nl.telmee.contact;

import io.vertx.core.Future;
import nl.telmee.db.Queries;
import nl.telmee.web.Translated;

/** Makes panels for the program itself. */
public final class Panels {
  private Panels() {}

  /** Makes a panel for young people; nothing happens when it is there. */
  public static Future<Void> makeYouthPanel(
      Queries db, String organisation, String slug, Translated name, Translated description) {
    return PanelStore.insertIfMissing(
        db, new Panel(organisation, slug, Panel.Kind.YOUTH, name, description));
  }
}
