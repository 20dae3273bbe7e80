package nl.telmee.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import nl.telmee.web.Json;

/** Writes a page as JSON Feed 1.1. */
final class JsonFeed {
  static final String TYPE = "application/feed+json";

  private JsonFeed() {}

  static Buffer write(FeedPage page) {
    ObjectNode feed = Json.object();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", page.title());
    feed.put("description", page.subtitle());
    feed.put("home_page_url", page.site());
    feed.put("feed_url", page.self());
    if (page.next() != null) {
      feed.put("next_url", page.next());
    }
    feed.put("language", page.language().code());
    feed.putArray("authors").addObject().put("name", page.author());
    ArrayNode items = feed.putArray("items");
    page.entries().forEach(entry -> entry(items.addObject(), entry));
    return Json.write(feed);
  }

  private static void entry(ObjectNode item, FeedPage.Entry entry) {
    item.put("id", entry.id());
    item.put("url", entry.url());
    item.put("title", entry.title());
    item.put("content_text", entry.text());
    item.put("date_published", entry.at().toString());
    item.putArray("authors").addObject().put("name", entry.author());
    if (!entry.tags().isEmpty()) {
      entry.tags().forEach(item.putArray("tags")::add);
    }
  }
}
