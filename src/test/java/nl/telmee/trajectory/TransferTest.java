package nl.telmee.trajectory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.scan.VirusScan;
import nl.telmee.web.Caller;
import nl.telmee.web.FileKind;
import nl.telmee.web.Language;
import nl.telmee.web.Role;
import nl.telmee.web.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A trajectory goes from one installation to another without loss, and nothing else gets in. */
final class TransferTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final String WORDED =
      "Wij vroegen het aan iedereen, \u201cjong en oud\u201d.\n\n- een\n- twee";
  private static final String WORDINGS =
      "select one ->> 'text' from trajectory t, jsonb_array_elements(t.content -> 'wordings') one"
          + " where t.slug = 'meepraten'";
  private static final UUID FILE = new UUID(11, 11);
  private static final Caller CALLER =
      new Caller(
          new UUID(1, 1),
          "admin@x.example",
          new UUID(2, 2),
          Role.ADMINISTRATOR,
          null,
          Scope.EVERYWHERE);
  private static final Standing EVERYBODY =
      new Standing(Scope.EVERYWHERE, EnumSet.allOf(Party.class), "leader@velsen.example");

  private static TestNode from;
  private static TestNode to;
  private static Village there;

  @BeforeAll
  static void start() throws Exception {
    from = TestNode.start();
    new Village(from);
    to = TestNode.start();
    there = new Village(to);
    Database db = new Database(VERTX, from.database());
    Clock clock = Clock.systemUTC();
    Trajectories trajectories = new Trajectories(db, new AuditLog(db, clock), clock);
    Attachments attachments = new Attachments(db, trajectories, VirusScan.NONE);
    await(trajectories.begin(CALLER, Example.begun(Law.YOUTH_ACT)));
    Buffer plan = Buffer.buffer("%PDF-1.7 plan".getBytes(ISO_8859_1));
    await(
        attachments.add(
            EVERYBODY,
            Example.HEAD.id(),
            Trajectories.ANY_REVISION,
            new Attachment(FILE, "approach", "plan.pdf", "", true),
            new StoredFile(FileKind.PDF, plan)));
    for (Change change : wordings()) {
      await(trajectories.change(EVERYBODY, Example.HEAD.id(), Trajectories.ANY_REVISION, change));
    }
    for (Change change : Example.deliveries(Law.YOUTH_ACT)) {
      await(trajectories.change(EVERYBODY, Example.HEAD.id(), Trajectories.ANY_REVISION, change));
    }
    await(db.close());
  }

  /** A part that is worded twice, and one that is put back. */
  private static List<Change> wordings() {
    Wording intro = Wording.of(Paper.PASSAGE, "intro", Language.NL, "Eerst zo.", new UUID(12, 1));
    Wording again = Wording.of(Paper.PASSAGE, "intro", Language.NL, WORDED, new UUID(12, 2));
    Wording steps = Wording.of(Paper.PLAN, "steps", Language.EN, "Not kept.", new UUID(12, 3));
    return List.of(
        new Change.Put(intro),
        new Change.Put(steps),
        new Change.Put(again),
        new Change.Remove(Item.Kind.WORDING, steps.id(), ""));
  }

  @AfterAll
  static void stop() throws Exception {
    to.close();
    from.close();
    await(VERTX.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }

  private static byte[] archive(TestNode node) {
    return archive(node, Example.HEAD.id());
  }

  /** The archive of a trajectory, as the administrator gets it. */
  static byte[] archive(TestNode node, UUID id) {
    HttpResponse<byte[]> response = sent(node, id, "Accept", "application/zip");
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** What the administrator gets who asks for an archive with a further header. */
  static HttpResponse<byte[]> sent(TestNode node, UUID id, String header, String value) {
    HttpRequest.Builder request =
        node.request(
            "/api/v1/trajectories/" + id + "/archive", "Authorization", "Bearer " + node.token());
    try (var client = java.net.http.HttpClient.newHttpClient()) {
      return client.send(
          request.header(header, value).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (java.io.IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> take(byte[] archive, String token) {
    return to.post(
        "/api/v1/trajectories/_import",
        "application/zip",
        archive,
        "Authorization",
        "Bearer " + token);
  }

  @Test
  void exportImportAndExportAgainIsTheSameToTheByte() throws Exception {
    byte[] archive = archive(from);
    Staff neighbour = there.neighbour();
    assertThat(take(archive, neighbour.token()).statusCode())
        .as("another organisation's trajectory")
        .isIn(403, 404);

    HttpResponse<String> taken = take(archive, to.token());

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    assertThat(archive(to)).isEqualTo(archive);
    assertThat(Archive.read(Buffer.buffer(archive)).json().toString())
        .contains("Eerst zo.", "jong en oud", "Not kept.");
    assertThat(there.rows(WORDINGS)).as("as it stands").containsExactly(WORDED);
    assertThat(new String(archive, ISO_8859_1)).doesNotContain("leader@velsen.example");
    String path = "/api/v1/trajectories/" + Example.HEAD.id();
    assertThat(from.get(path).body())
        .as("everybody reads the passage, and no plan")
        .contains("jong en oud")
        .doesNotContain("Eerst zo.", "Not kept.");
    assertThat(to.get(path).body().replace(to.url(), ""))
        .isEqualTo(from.get(path).body().replace(from.url(), ""));
    assertThat(to.get("/t/meepraten/attachments/" + FILE).body()).isEqualTo("%PDF-1.7 plan");
    assertThat(there.rows("select count(*) from event where trajectory = 'meepraten'"))
        .as("followers hear of it once")
        .containsExactly("1");
    assertThat(take(archive, to.token()).statusCode()).as("it is here already").isEqualTo(409);
  }

  @Test
  void anArchiveThatWasChangedIsRefused() throws Exception {
    Transfer transfer = Archive.read(Buffer.buffer(archive(from)));
    String log = transfer.json().toString();
    Set<String> forged =
        Set.of(
            log.replace("\"revision\" : 5,", "\"revision\" : 6,"),
            log.replace("\"party\" : \"board\"", "\"party\" : \"council\""),
            log.replace("telmee-trajectory", "something-else"),
            log.replace(Example.SAYS, "nvt"),
            log.replace("velsen", "../velsen"));
    for (String other : forged) {
      assertThat(other).isNotEqualTo(log);
      byte[] zip = zip("changes.json", other);
      assertThat(take(zip, to.token()).statusCode()).as(other).isEqualTo(400);
    }
    for (byte[] junk :
        new byte[][] {
          {},
          "PK\u0003\u0004junk".getBytes(ISO_8859_1),
          zip("../../etc/passwd", "x"),
          zip("x", "{}")
        }) {
      assertThat(take(junk, to.token()).statusCode()).isEqualTo(400);
    }
  }

  private static byte[] zip(String name, String content) throws Exception {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
      zip.putNextEntry(new java.util.zip.ZipEntry(name));
      zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
