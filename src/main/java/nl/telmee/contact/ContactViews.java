package nl.telmee.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.telmee.id.PollId;
import nl.telmee.id.Theme;
import nl.telmee.identity.Organisation;
import nl.telmee.web.Fields;
import nl.telmee.web.Mistake;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** What the API says about contacts. */
final class ContactViews {
  private static final Map<String, String> POINTERS =
      Map.of(
          "band", "/ageBand",
          "email", "/email",
          "phone", "/phone",
          "parent", "/parentEmail",
          "municipality", "/municipality",
          "theme", "/themes",
          "consent", "/consent");

  private ContactViews() {}

  /** Mistakes of a form as those of a body. */
  static List<Mistake> mistakes(Map<String, String> wrong) {
    List<Mistake> mistakes = new ArrayList<>();
    wrong.forEach(
        (field, why) ->
            mistakes.add(
                new Mistake(
                    POINTERS.getOrDefault(field, ""), "is not right: " + why.replace('-', ' '))));
    return mistakes;
  }

  /** A panel. */
  record PanelView(String slug, String kind, Translated name, Translated description) {
    static PanelView of(Panel panel) {
      return new PanelView(
          panel.slug(), Fields.wordOf(panel.kind()), panel.name(), panel.description());
    }
  }

  /**
   * What somebody has to do now.
   *
   * @param next {@code mail}, {@code code}, {@code parent} or {@code joined}
   * @param ticket to be sent with the code
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NextView(String next, @Nullable String ticket) {
    static NextView of(Enrolment.Next next) {
      return switch (next) {
        case Enrolment.Next.Mail _ -> new NextView("mail", null);
        case Enrolment.Next.Parent _ -> new NextView("parent", null);
        case Enrolment.Next.Joined _ -> new NextView("joined", null);
        case Enrolment.Next.Code code -> new NextView("code", code.ticket());
      };
    }
  }

  /** How many; null: fewer than five. */
  record CountView(String id, @Nullable Integer count) {}

  /** How many people there are in a register. */
  record CountsView(
      String panel,
      @Nullable Integer people,
      List<CountView> municipalities,
      List<CountView> ageBands,
      List<CountView> themes) {
    static CountsView of(
        Panel panel, List<Seals.Member> members, List<Organisation> municipalities) {
      return new CountsView(
          panel.slug(),
          Counted.of(members, _ -> true),
          municipalities.stream()
              .map(
                  one ->
                      new CountView(
                          one.slug(),
                          Counted.of(
                              members, profile -> profile.municipality().equals(one.slug()))))
              .toList(),
          Arrays.stream(AgeBand.values())
              .map(
                  band ->
                      new CountView(
                          band.token(), Counted.of(members, profile -> profile.band() == band)))
              .toList(),
          Arrays.stream(Theme.values())
              .map(
                  theme ->
                      new CountView(
                          theme.token(),
                          Counted.of(members, profile -> profile.themes().contains(theme))))
              .toList());
    }
  }

  /** An invitation and how it goes. */
  record InvitationView(
      String id,
      String panel,
      @Nullable String poll,
      Set<String> municipalities,
      Set<String> ageBands,
      Set<String> themes,
      Translated text,
      String state,
      Instant madeAt,
      String madeBy,
      int reached,
      int sent,
      int undeliverable,
      int failed,
      @Nullable Instant endedAt) {
    static InvitationView of(Invitation one) {
      Invitation.Counts counts = one.counts();
      return new InvitationView(
          one.id().toString(),
          one.panel(),
          one.poll().map(PollId::toString).orElse(null),
          one.choice().municipalities(),
          one.choice().bands(),
          one.choice().themes(),
          one.text(),
          Fields.wordOf(one.state()),
          one.madeAt(),
          one.madeBy(),
          counts.reached(),
          counts.sent(),
          counts.undeliverable(),
          counts.failed(),
          counts.endedAt());
    }
  }
}
