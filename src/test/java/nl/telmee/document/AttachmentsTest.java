package nl.telmee.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.telmee.Clamd;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attachments of a trajectory: by what is in them, looked at, and never run. */
final class AttachmentsTest {
  private static final byte[] PDF = "%PDF-1.7 plan".getBytes(ISO_8859_1);
  private static final byte[] PNG = "\u0089PNG\r\n\u001a\n picture".getBytes(ISO_8859_1);

  private static Clamd clamd;
  private static TestNode node;
  private static Village village;
  private static String trajectory;

  @BeforeAll
  static void start() {
    clamd = new Clamd();
    node = TestNode.start(new HashMap<>(clamd.settings()));
    village = new Village(node);
    HttpResponse<String> begun =
        village.post(
            village.editor(),
            "/api/v1/trajectories",
            """
            {"organisation":"velsen","slug":"het-park","subject":{"title":{"nl":"Het park"}}}
            """);
    trajectory = TestNode.json(begun).path("id").asText();
  }

  @AfterAll
  static void stop() {
    node.close();
    clamd.close();
  }

  private static String base() {
    return "/staff/trajectories/" + trajectory;
  }

  private static HttpResponse<String> add(Staff staff, byte[] content, Map<String, String> fields) {
    StringBuilder body = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!name.equals("name")) {
            body.append(part(name, "", value));
          }
        });
    String file = "; filename=\"" + fields.getOrDefault("name", "f") + "\"";
    body.append(part("file", file, new String(content, ISO_8859_1))).append("--edge--\r\n");
    return node.post(
        base() + "/attachments",
        "multipart/form-data; boundary=edge",
        body.toString().getBytes(ISO_8859_1),
        "Sec-Fetch-Site",
        "same-origin",
        "Accept-Language",
        "nl",
        "Cookie",
        staff.cookies());
  }

  private static String part(String name, String file, String value) {
    return "--edge\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
        .formatted(name, file, value);
  }

  private static JsonNode attachments() {
    return TestNode.json(
            node.get(
                "/api/v1/trajectories/" + trajectory,
                "Authorization",
                "Bearer " + village.editor().token()))
        .path("attachments");
  }

  @Test
  void aFileIsLookedAtStoredAndHandedOutWithoutRunningAnything() {
    HttpResponse<String> added =
        add(village.editor(), PDF, Map.of("name", "Plan <1>.exe", "about", "approach"));

    assertThat(added.statusCode()).as(added.body()).isEqualTo(303);
    JsonNode attachment = attachments().path(attachments().size() - 1);
    assertThat(attachment.path("name").asText()).isEqualTo("Plan 1.pdf");
    assertThat(clamd.looked()).contains(PDF.length);
    HttpResponse<String> read =
        village.get(
            base() + "/attachments/" + attachment.path("id").asText(), village.editor().cookies());
    assertThat(read.body()).isEqualTo("%PDF-1.7 plan");
    assertThat(read.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; sandbox");
    assertThat(read.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(node.get("/t/het-park/attachments/" + attachment.path("id").asText()).statusCode())
        .as("a draft is nobody's business")
        .isEqualTo(404);
    assertThat(
            village
                .get(
                    base() + "/attachments/" + attachment.path("id").asText(),
                    village.neighbour().cookies())
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aVirusIsNotStored() {
    int before = attachments().size();

    HttpResponse<String> refused =
        add(village.editor(), "%PDF-1.7 virus".getBytes(ISO_8859_1), Map.of("about", "report"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("In dit bestand zit een virus.");
    assertThat(attachments().size()).isEqualTo(before);
  }

  @Test
  void aPictureNeedsWordsAndWhatWasTypedStays() {
    HttpResponse<String> refused = add(village.editor(), PNG, Map.of("about", "report", "alt", ""));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("Schrijf wat er op de foto te zien is.")
        .contains("<option value=\"report\" selected>");
    assertThat(
            add(village.editor(), PNG, Map.of("about", "report", "alt", "Een bankje")).statusCode())
        .isEqualTo(303);
  }

  @Test
  void wordsThatCannotBeStoredAreRefused() {
    int before = attachments().size();

    HttpResponse<String> refused =
        add(village.editor(), PNG, Map.of("about", "report", "alt", "Een\0bankje"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(attachments().size()).isEqualTo(before);
  }

  @Test
  void otherFilesAreRefusedWhateverTheyAreCalled() {
    HttpResponse<String> refused =
        add(village.editor(), "<script>".getBytes(ISO_8859_1), Map.of("name", "plan.pdf"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Dit bestand kan niet.");
  }

  @Test
  void aDocumentWithMacrosIsRefusedWithWhatToDo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("mimetype"));
      zip.write("application/vnd.oasis.opendocument.text".getBytes(ISO_8859_1));
      zip.putNextEntry(new ZipEntry("Basic/Standard/Module1.xml"));
    }

    HttpResponse<String> refused =
        add(village.editor(), bytes.toByteArray(), Map.of("name", "plan.odt"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("Bewaar het zonder macro, of als PDF.");
  }

  @Test
  void whoOnlyLooksOnAddsNothing() {
    Staff viewer = Staff.of(node, "viewer", "velsen");

    assertThat(add(viewer, PDF, Map.of("about", "report")).statusCode()).isEqualTo(403);
    assertThat(add(village.neighbour(), PDF, Map.of("about", "report")).statusCode())
        .isEqualTo(404);
  }
}
