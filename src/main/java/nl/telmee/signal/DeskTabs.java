package nl.telmee.signal;

import java.util.ArrayList;
import java.util.List;
import nl.telmee.web.Fields;
import nl.telmee.web.Words;

/** The pages of the council's place, as tabs above each. */
public enum DeskTabs {
  OVERVIEW("/council"),
  SIGNALS("/council/signals"),
  AGENDAS("/council/agendas"),
  ADVICES("/council/advices");

  private final String address;

  DeskTabs(String address) {
    this.address = address;
  }

  /** The tabs above this page. */
  public List<PublicHead.Tab> tabs(Words words) {
    List<PublicHead.Tab> tabs = new ArrayList<>();
    for (DeskTabs tab : values()) {
      tabs.add(
          new PublicHead.Tab(
              tab.address,
              words.say("civic.desk." + Fields.wordOf(tab)),
              tab == this ? "page" : null));
    }
    return tabs;
  }
}
