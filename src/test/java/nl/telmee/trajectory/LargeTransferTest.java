package nl.telmee.trajectory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.audit.AuditLog;
import nl.telmee.db.Database;
import nl.telmee.scan.VirusScan;
import nl.telmee.web.FileKind;
import nl.telmee.web.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All that goes out can be taken in, however large; what could not be is not made. */
final class LargeTransferTest {
  private static final int FILES = 4;
  private static final int MEGABYTE = 1024 * 1024;
  private static final int OLD_LIMIT = 32 * MEGABYTE;
  private static final Vertx VERTX = Vertx.vertx();
  private static final Standing EVERYBODY =
      new Standing(Scope.EVERYWHERE, EnumSet.allOf(Party.class), "leader@velsen.example");

  private static TestNode from;
  private static TestNode to;
  private static ApiTrajectory large;

  @BeforeAll
  static void start() throws Exception {
    from = TestNode.start();
    large = new People(from).begin("groot");
    to = TestNode.start();
    new People(to);
    Database db = new Database(VERTX, from.database());
    Clock clock = Clock.systemUTC();
    Attachments attachments =
        new Attachments(db, new Trajectories(db, new AuditLog(db, clock), clock), VirusScan.NONE);
    for (int i = 0; i < FILES; i++) {
      await(
          attachments.add(
              EVERYBODY,
              large.head().id(),
              Trajectories.ANY_REVISION,
              new Attachment(new UUID(9, i), "approach", "kaart-" + i + ".pdf", "", true),
              new StoredFile(FileKind.PDF, Buffer.buffer(noise(i)))));
    }
    await(db.close());
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

  /** A file that packing makes no smaller. */
  private static byte[] noise(int seed) {
    byte[] noise = new byte[FileKind.LARGEST];
    new Random(seed).nextBytes(noise);
    byte[] start = "%PDF-1.7 ".getBytes(ISO_8859_1);
    System.arraycopy(start, 0, noise, 0, start.length);
    return noise;
  }

  private static byte[] form(byte[] archive) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    String head =
        """
        --grens
        Content-Disposition: form-data; name="file"; filename="groot.zip"
        Content-Type: application/zip

        """;
    form.writeBytes(head.replace("\n", "\r\n").getBytes(ISO_8859_1));
    form.writeBytes(archive);
    form.writeBytes("\r\n--grens--\r\n".getBytes(ISO_8859_1));
    return form.toByteArray();
  }

  @Test
  void anArchiveOfFortyMegabytesGoesFromOneToTheOtherAndIsTheSameThere() {
    byte[] archive = TransferTest.archive(from, large.head().id());
    assertThat(archive).hasSizeGreaterThan(OLD_LIMIT);

    HttpResponse<String> taken =
        to.post(
            "/staff/trajectories/import",
            "multipart/form-data; boundary=grens",
            form(archive),
            "Cookie",
            Staff.administrator(to).cookies(),
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
    assertThat(TransferTest.archive(to, large.head().id())).isEqualTo(archive);
    HttpResponse<String> again =
        to.post(
            "/api/v1/trajectories/_import",
            "application/zip",
            archive,
            "Authorization",
            "Bearer " + to.token());
    assertThat(again.statusCode()).as("read whole, and here already").isEqualTo(409);
  }

  @Test
  void whatNobodyCouldTakeInIsNotMadeAndThePageSaysSo() {
    ApiTrajectory heavy = begunWithTooMuch();
    String page = "/staff/trajectories/" + heavy.head().id() + "/documents";
    String archive = "/api/v1/trajectories/" + heavy.head().id() + "/archive";

    HttpResponse<String> refused = from.get(archive, "Authorization", "Bearer " + from.token());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("48 MB");
    String editor = Staff.of(from, "editor", "velsen").cookies();
    assertThat(from.get(page, "Cookie", editor).body())
        .contains("De bijlagen zijn samen meer dan 48 MB")
        .doesNotContain(archive);
    assertThat(
            from.get("/staff/trajectories/" + large.head().id() + "/documents", "Cookie", editor)
                .body())
        .contains("/api/v1/trajectories/" + large.head().id() + "/archive");
  }

  @Test
  void aBodyThatGoesOnTooLongIsRefusedWhileItComes() {
    HttpRequest.Builder endless =
        to.request(
                "/api/v1/trajectories/_import",
                "Authorization",
                "Bearer " + to.token(),
                "Content-Type",
                "application/zip")
            .POST(BodyPublishers.ofByteArrays(Collections.nCopies(66, new byte[MEGABYTE])));
    assertThat(to.send(endless).statusCode()).isEqualTo(413);
  }

  @Test
  void anArchiveIsNotPackedASecondTime() {
    HttpResponse<byte[]> archive =
        TransferTest.sent(from, large.head().id(), "Accept-Encoding", "gzip");
    assertThat(archive.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(archive.body()).startsWith('P', 'K');
  }

  private static ApiTrajectory begunWithTooMuch() {
    ApiTrajectory heavy =
        ApiTrajectory.begin(from, Staff.of(from, "editor", "velsen").token(), "velsen", "te-groot");
    weighDown(from, heavy.head().id());
    return heavy;
  }

  /** Stores files of 50 MB with a trajectory. */
  static void weighDown(TestNode node, UUID trajectory) {
    try (Connection connection = node.jdbc();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into trajectory_file (trajectory, id, type, content) select ?,"
                    + " gen_random_uuid(), 'application/pdf', convert_to(repeat('x', 10485760),"
                    + " 'UTF8') from generate_series(1, 5)")) {
      insert.setObject(1, trajectory);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
