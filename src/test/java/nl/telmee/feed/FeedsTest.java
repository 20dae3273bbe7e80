package nl.telmee.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.telmee.TestNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The rules of RFC 4287 and of JSON Feed 1.1, as a validator of feeds checks them. */
final class FeedsTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int EVENTS = 75;
  private static final String NASTY = "<script>&amp;]]> \"é\" 🎉\u0007";

  private static final Pattern NEWS = Pattern.compile("<time datetime=");
  private static final Pattern TITLE = Pattern.compile("nr-(\\d+)");
  private static final Pattern OLDER =
      Pattern.compile("href=\"(/o/velsen/follow\\?before=\\d+)#latest\"");

  private static TestNode node;

  @BeforeAll
  static void start() throws Exception {
    node = TestNode.start();
    node.organisation("velsen");
    node.organisation("leeg");
    try (Connection connection = node.jdbc()) {
      for (int i = 0; i < EVENTS; i++) {
        String theme = i % 3 == 0 ? "youth" : "safety";
        Facts.append(connection, EventType.POLL_CLOSED, "velsen", "nr-" + i, theme);
      }
      Facts.append(connection, EventType.FEEDBACK_GIVEN, "velsen", NASTY, "housing");
    }
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/feeds/velsen/atom", "/feeds/velsen/atom?theme=youth", "/feeds/leeg/atom"})
  void anAtomFeedKeepsTheRules(String path) throws Exception {
    Element feed = atom(get(path)).getDocumentElement();

    assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
    assertThat(feed.getLocalName()).isEqualTo("feed");
    checkCommon(feed);
    assertThat(children(feed, "author")).hasSize(1);
    assertThat(link(feed, "self")).isEqualTo(node.url() + path);
    Set<String> ids = new HashSet<>();
    Instant last = Instant.MAX;
    for (Element entry : children(feed, "entry")) {
      checkCommon(entry);
      assertThat(ids.add(text(entry, "id"))).as("an id once").isTrue();
      assertThat(children(entry, "summary")).hasSizeLessThanOrEqualTo(1);
      assertThat(link(entry, "alternate")).startsWith(node.url());
      Instant at = OffsetDateTime.parse(text(entry, "updated")).toInstant();
      assertThat(at).isBeforeOrEqualTo(last);
      last = at;
    }
    if (!ids.isEmpty()) {
      assertThat(text(feed, "updated"))
          .isEqualTo(text(children(feed, "entry").getFirst(), "updated"));
    }
  }

  /** RFC 4287 §4.1: what a feed and an entry must have, once. */
  private static void checkCommon(Element element) {
    assertThat(URI.create(text(element, "id")).isAbsolute()).isTrue();
    assertThat(text(element, "title")).isNotBlank();
    assertThat(OffsetDateTime.parse(text(element, "updated"))).isNotNull();
  }

  @Test
  void whoFollowsTheLinksToOlderPagesGetsEverythingOnce() throws Exception {
    List<String> atom = new ArrayList<>();
    @Nullable String next = "/feeds/velsen/atom";
    while (next != null) {
      Element feed = atom(get(next)).getDocumentElement();
      children(feed, "entry").forEach(entry -> atom.add(text(entry, "id")));
      next = linkIfAny(feed, "next");
    }
    List<String> json = new ArrayList<>();
    next = "/feeds/velsen/json";
    while (next != null) {
      JsonNode feed = TestNode.json(get(next));
      feed.get("items").forEach(item -> json.add("urn:uuid:" + item.get("id").asText()));
      next = feed.has("next_url") ? path(feed.get("next_url").asText()) : null;
    }

    assertThat(atom).hasSize(EVENTS + 1).doesNotHaveDuplicates().isEqualTo(json);
  }

  @Test
  void aJsonFeedKeepsTheRules() {
    HttpResponse<String> response = get("/feeds/velsen/json?lang=en");
    JsonNode feed = TestNode.json(response);

    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/feed+json; charset=utf-8");
    assertThat(feed.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
    assertThat(feed.get("title").asText()).isEqualTo("Having a say in velsen");
    assertThat(feed.get("feed_url").asText()).isEqualTo(node.url() + "/feeds/velsen/json?lang=en");
    for (JsonNode item : feed.get("items")) {
      assertThat(item.get("id").isTextual()).isTrue();
      assertThat(item.has("content_text") || item.has("content_html")).isTrue();
      assertThat(OffsetDateTime.parse(item.get("date_published").asText())).isNotNull();
    }
    assertThat(feed.at("/items/0/title").asText()).contains("<script>&amp;]]> \"é\" 🎉");
  }

  @Test
  void thePageForPeopleLeadsToAllThatHappened() {
    Set<String> seen = new HashSet<>();
    int items = 0;
    @Nullable String next = "/o/velsen/follow";
    while (next != null) {
      String page = get(next).body();
      items += (int) NEWS.matcher(page).results().count();
      TITLE.matcher(page).results().forEach(title -> seen.add(title.group(1)));
      Matcher older = OLDER.matcher(page);
      next = older.find() ? older.group(1) : null;
    }

    assertThat(items).isEqualTo(EVENTS + 1);
    assertThat(seen).hasSize(EVENTS);
    String themed = get("/o/velsen/follow?theme=housing").body();
    assertThat(themed)
        .contains("/api/v1/events?organisation=velsen&amp;theme=housing")
        .containsOnlyOnce("<time ")
        .doesNotContain("before=");
  }

  @Test
  void aThemeHoldsOnlyItsOwnAndSaysSo() {
    JsonNode feed = TestNode.json(get("/feeds/velsen/json?theme=housing"));

    assertThat(feed.get("title").asText()).isEqualTo("Meepraten met velsen: Wonen");
    assertThat(feed.get("items")).hasSize(1);
    assertThat(feed.at("/items/0/tags/0").asText()).isEqualTo("Wonen");
  }

  @Test
  void aFeedThatIsKnownIsNotSentAgain() {
    HttpResponse<String> first = get("/feeds/velsen/atom");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(node.get("/feeds/velsen/atom", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(node.get("/feeds/velsen/json", "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Link"))
        .hasValue("<" + node.url() + "/feeds/velsen/atom>; rel=\"self\"");
  }

  /** RFC 9110 §5.6.7: a day of one digit gets a zero. */
  @Test
  void theDateOfAFeedIsAnHttpDate() {
    assertThat(get("/feeds/leeg/atom").headers().firstValue("Last-Modified"))
        .hasValue("Thu, 01 Jan 1970 00:00:00 GMT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lang=de", "theme=x", "before=x", "trajectory=A%20B"})
  void whatCannotBeUnderstoodIsRefused(String query) {
    assertThat(node.get("/feeds/velsen/atom?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void anOrganisationThatIsNoneHasNoFeed() {
    assertThat(node.get("/feeds/nowhere/atom").statusCode()).isEqualTo(404);
    assertThat(node.get("/o/nowhere/follow").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String address) {
    HttpResponse<String> response = node.get(path(address));
    assertThat(response.statusCode()).as(address).isEqualTo(200);
    return response;
  }

  private static String path(String address) {
    return address.replace(node.url(), "");
  }

  private static Document atom(HttpResponse<String> response) throws Exception {
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/atom+xml; charset=utf-8");
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(response.body())));
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node at = parent.getFirstChild(); at != null; at = at.getNextSibling()) {
      if (at instanceof Element element && element.getLocalName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static String text(Element parent, String name) {
    assertThat(children(parent, name)).as(name).hasSize(1);
    return children(parent, name).getFirst().getTextContent();
  }

  private static String link(Element parent, String relation) {
    return links(parent, relation).findFirst().orElseThrow();
  }

  private static @Nullable String linkIfAny(Element parent, String relation) {
    return links(parent, relation).findFirst().orElse(null);
  }

  private static Stream<String> links(Element parent, String relation) {
    return children(parent, "link").stream()
        .filter(link -> link.getAttribute("rel").equals(relation))
        .map(link -> link.getAttribute("href"));
  }
}
