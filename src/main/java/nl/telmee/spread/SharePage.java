package nl.telmee.spread;

import java.util.List;
import nl.telmee.poll.Poll;
import nl.telmee.web.Language;
import nl.telmee.web.Qr;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * Everything one needs to spread a poll.
 *
 * @param notice what one should know first, or null
 * @param message the text for WhatsApp
 * @param whatsapp address that opens WhatsApp with that text
 * @param image address of the picture for social media
 * @param embed the embed, or null when no website may show it
 */
public record SharePage(
    StaffFrame staff,
    PollHead head,
    @Nullable String notice,
    String link,
    String brief,
    Qr qr,
    String message,
    String whatsapp,
    List<ShareTexts.Text> texts,
    String image,
    @Nullable Embed embed) {
  /**
   * How other websites show the poll.
   *
   * @param origins the websites that may
   * @param address of what they show
   */
  public record Embed(String script, String iframe, String origins, String address) {}

  static SharePage of(
      StaffFrame staff, PollHead head, Poll poll, Addresses addresses, List<String> origins) {
    String message = ShareTexts.message(staff.words(), poll, addresses);
    return new SharePage(
        staff,
        head,
        notice(staff, poll),
        addresses.full(),
        addresses.brief(),
        Qr.of(addresses.full()),
        message,
        "https://wa.me/?text=" + Addresses.encoded(message),
        ShareTexts.all(staff.words(), poll, addresses),
        "share/image.png" + (staff.words().language() == Language.EN ? "?lang=en" : ""),
        origins.isEmpty() ? null : embed(poll, addresses, origins));
  }

  private static @Nullable String notice(StaffFrame staff, Poll poll) {
    return switch (poll.state()) {
      case DRAFT -> staff.say("spread.share.draft");
      case CLOSED -> staff.say("spread.share.closed");
      case OPEN ->
          switch (poll.content().access()) {
            case OPEN -> null;
            case CODE -> staff.say("spread.share.code");
            case PANEL -> staff.say("spread.share.panel");
          };
    };
  }

  private static Embed embed(Poll poll, Addresses addresses, List<String> origins) {
    String address = addresses.full() + "/embed";
    String title = poll.content().title().nl().replace("&", "&amp;").replace("\"", "&quot;");
    return new Embed(
        "<script async src=\"%s/embed.js\" data-poll=\"%s\" data-title=\"%s\"></script>"
            .formatted(addresses.site(), poll.content().slug(), title),
        "<iframe src=\"%s\" title=\"%s\" width=\"100%%\" height=\"700\"></iframe>"
            .formatted(address, title),
        String.join(", ", origins),
        poll.page() + "/embed");
  }
}
