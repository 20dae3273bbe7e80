package nl.telmee.steer;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.trajectory.Stakeholder;
import nl.telmee.trajectory.Step;

/** A village in which trajectories are steered over HTTP. */
final class SteerTable implements AutoCloseable {
  static final String PATH = "/staff/trajectories";
  static final String SAYS = "Dit zegt echt iets over wat bewoners hier vinden.";

  final TestNode node = TestNode.start();
  final Village village = new Village(node);
  final String leader = village.editor().cookies();
  final String council = village.member().cookies();
  final String stranger = village.neighbour().cookies();

  /** Begins a trajectory of Velsen; yields its address. */
  String begun(String title) {
    return begun(leader, "velsen", title);
  }

  String begun(String cookies, String organisation, String title) {
    HttpResponse<String> done =
        village.send(
            PATH + "/new", cookies, "organisation", organisation, "subject-title-nl", title);
    return PATH + "/" + Village.made(done);
  }

  String page(String address, String cookies) {
    return village.get(address, cookies).body();
  }

  HttpResponse<String> send(String address, String cookies, String... fields) {
    return village.send(address, cookies, fields.length == 0 ? new String[] {"go", "1"} : fields);
  }

  /** Writes a section at the revision that there is now. */
  HttpResponse<String> write(String address, String cookies, String section, String... fields) {
    List<String> all = new ArrayList<>(List.of("revision", revision(address)));
    all.addAll(Arrays.asList(fields));
    return village.send(address + "/sections/" + section, cookies, all.toArray(String[]::new));
  }

  /** The revision that a form has. */
  String revision(String address) {
    return village
        .rows("select revision from trajectory where id = '" + id(address) + "'")
        .getFirst();
  }

  static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  /** What the first step must deliver. */
  void deliverAgenda(String address) {
    write(
        address,
        leader,
        "subject",
        "title-nl",
        "Meepraten",
        "summary",
        SAYS,
        "policyGoal",
        SAYS,
        "laws",
        "youth-act",
        "themes",
        "youth",
        "councilToldOn",
        "2026-11-02");
    write(address, leader, "influence", "level", "think-along", "can", SAYS, "cannot", SAYS);
  }

  /** All steps, with a day for those that everybody must know of. */
  static String[] days() {
    List<String> fields = new ArrayList<>();
    Step[] steps = Step.values();
    for (int i = 0; i < steps.length; i++) {
      Step step = steps[i];
      String name = "stages-" + i + "-";
      fields.addAll(List.of(name + "key", step.word(), name + "taken", "yes"));
      if (step == Step.ACTIVITIES || step == Step.DECISION) {
        fields.addAll(List.of(name + "dueOn", "2090-05-01"));
      }
    }
    return fields.toArray(String[]::new);
  }

  /** The whole fan considered: young people are concerned. */
  static String[] fan() {
    List<String> fields = new ArrayList<>();
    List<String> words = Stakeholder.Category.words();
    for (int i = 0; i < words.size(); i++) {
      boolean young = words.get(i).equals("young-people");
      String name = "categories-" + i + "-";
      fields.addAll(List.of(name + "category", words.get(i)));
      fields.addAll(List.of(name + "concerned", young ? "yes" : "no"));
      fields.addAll(List.of(name + "approach", young ? "via scholen en clubs in de buurt" : ""));
    }
    return fields.toArray(String[]::new);
  }

  Staff account(String role, String organisation) {
    return Staff.of(node, role, organisation);
  }

  @Override
  public void close() {
    node.close();
  }
}
