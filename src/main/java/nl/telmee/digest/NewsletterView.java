package nl.telmee.digest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import nl.telmee.web.Json;
import nl.telmee.web.Translated;
import org.jspecify.annotations.Nullable;

/** A newsletter as programs get it. */
final class NewsletterView {
  private NewsletterView() {}

  /** What everybody may know. */
  static ObjectNode of(Newsletter newsletter, String publicUrl) {
    Newsletter.Content content = newsletter.content();
    ObjectNode view = Json.object();
    view.put("id", newsletter.id().toString());
    view.put("organisation", newsletter.organisation());
    view.put("state", newsletter.state().word());
    view.set("title", translated(content.title()));
    if (content.introduction() != null) {
      view.set("introduction", translated(content.introduction()));
    }
    view.put("since", content.since().toString());
    view.put("until", content.until().toString());
    ArrayNode items = view.putArray("items");
    content.items().forEach(item -> items.add(item.toString()));
    view.put("sendAt", text(newsletter.sendAt()));
    view.put("beganAt", text(newsletter.beganAt()));
    view.put("endedAt", text(newsletter.endedAt()));
    view.put("url", newsletter.number() == null ? null : publicUrl + newsletter.path());
    return view;
  }

  /** The same for staff: with how far the sending is. */
  static ObjectNode forStaff(Newsletter newsletter, String publicUrl) {
    Newsletter.Progress progress = newsletter.progress();
    ObjectNode view = of(newsletter, publicUrl);
    view.putObject("progress")
        .put("recipients", progress.recipients())
        .put("delivered", progress.delivered())
        .put("refused", progress.refused());
    return view;
  }

  private static ObjectNode translated(Translated text) {
    ObjectNode node = Json.object().put("nl", text.nl());
    return text.en() == null ? node : node.put("en", text.en());
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
