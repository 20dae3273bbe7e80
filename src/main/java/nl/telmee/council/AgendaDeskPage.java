package nl.telmee.council;

import java.util.List;
import java.util.Map;
import nl.telmee.signal.NewSignalPage;
import nl.telmee.signal.PublicHead;
import nl.telmee.signal.Typed;
import nl.telmee.trajectory.Begun;
import nl.telmee.web.StaffFrame;

/**
 * The agenda of a year, as it is being made.
 *
 * @param base where this agenda is
 * @param published since when which edition is public; empty: none
 * @param publishes whether the caller may publish it
 * @param entry the form for a new item
 */
public record AgendaDeskPage(
    StaffFrame staff,
    List<PublicHead.Tab> tabs,
    String title,
    String base,
    String shown,
    String published,
    boolean publishes,
    List<Row> rows,
    Entry entry) {
  /** An item, where it is changed, and by whom it was changed last. */
  public record Row(String address, ItemView item, String by) {}

  /**
   * The form of an item.
   *
   * @param action where it is sent
   * @param remove where it is removed; empty: it is a new one
   * @param signals open signals that it can come from, by id
   * @param revision one more than the one that was read
   */
  public record Entry(
      String action,
      String remove,
      int revision,
      Typed typed,
      List<NewSignalPage.Choice> themes,
      List<NewSignalPage.Choice> periods,
      List<NewSignalPage.Choice> ways,
      List<NewSignalPage.Choice> actors,
      Map<String, String> signals) {}

  /**
   * One item with all that it has been.
   *
   * @param newer what somebody else made of it meanwhile; empty: nobody did
   * @param begun trajectories that began with it
   * @param begin where one begins with it; empty: the caller begins none
   * @param table whether that is a table of a council
   */
  public record Item(
      StaffFrame staff,
      List<PublicHead.Tab> tabs,
      String base,
      String title,
      List<ItemView> newer,
      List<Row> history,
      List<Begun> begun,
      String begin,
      boolean table,
      Entry entry) {}

  /** The agendas that one can work on. */
  public record Choose(StaffFrame staff, List<PublicHead.Tab> tabs, List<Place> places) {
    /** An organisation, with its years. */
    public record Place(String name, List<PublicHead.Tab> years) {}
  }
}
