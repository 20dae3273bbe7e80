package nl.telmee.trajectory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.telmee.Desk;
import nl.telmee.TestNode;
import nl.telmee.Village;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing comes in with an archive that could not have been made here, and none stops the site. */
final class AdmissionTest {
  private static final UUID FILE = new UUID(11, 11);
  private static final Buffer PLAN = Buffer.buffer("%PDF-1.7 plan".getBytes(ISO_8859_1));
  private static final Buffer PICTURE =
      Buffer.buffer("\u0089PNG\r\n\u001a\n picture".getBytes(ISO_8859_1));
  private static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");

  private static TestNode node;

  @BeforeAll
  static void start() {
    node = TestNode.start();
    new Village(node);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static Transfer transfer(Attachment attachment, Buffer content) {
    UUID id = UUID.randomUUID();
    Head head =
        new Head(
            id,
            "van-elders-" + id.toString().substring(0, 8),
            "velsen",
            "velsen",
            Example.HEAD.participants());
    Trajectory trajectory =
        Trajectory.begin(head, Example.begun(Law.YOUTH_ACT).subject(), Planning.WHOLE);
    Change begin = new Change.Begin(trajectory.subject(), trajectory.planning());
    Change put = new Change.Put(attachment);
    Trajectory after =
        ((Ruling.Allowed)
                Rules.apply(trajectory, put, Party.MUNICIPALITY, LocalDate.of(2026, 3, 3)))
            .trajectory();
    return new Transfer(
        after,
        List.of(
            new LoggedChange(id, 1, begin, Party.MUNICIPALITY, THEN, "municipality"),
            new LoggedChange(
                id, 2, put, Party.MUNICIPALITY, THEN.plusSeconds(86_400), "municipality")),
        Map.of(FILE, content),
        Map.of());
  }

  private static Transfer plan() {
    return transfer(new Attachment(FILE, "approach", "plan.pdf", "", true), PLAN);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static HttpResponse<String> take(byte[] archive) {
    return node.post(
        "/api/v1/trajectories/_import",
        "application/zip",
        archive,
        "Authorization",
        "Bearer " + node.token());
  }

  private static HttpResponse<String> take(
      Transfer transfer, UnaryOperator<String> forged, byte[] file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("changes.json", forged.apply(transfer.json().toString()).getBytes(UTF_8));
    files.put("attachments/" + FILE, file);
    return take(zip(files));
  }

  private static void refused(UnaryOperator<String> forged, String why) throws IOException {
    Transfer transfer = plan();
    assertThat(forged.apply(transfer.json().toString())).isNotEqualTo(transfer.json().toString());
    HttpResponse<String> answer = take(transfer, forged, PLAN.getBytes());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }

  @Test
  void whatFollowsTheRulesComesIn() throws IOException {
    HttpResponse<String> answer = take(plan(), log -> log, PLAN.getBytes());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void anArchiveOfBeforeThereWereDigestsIsRead() throws IOException {
    HttpResponse<String> answer =
        take(
            plan(),
            log ->
                log.replace("\"version\" : 3", "\"version\" : 1")
                    .replaceFirst("(?s)\"attachments\" : \\{[^}]*\\},", ""),
            PLAN.getBytes());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void organisationsThatAreNotHereAreNamed() throws IOException {
    refused(
        log -> log.replace("\"decides\" : \"velsen\"", "\"decides\" : \"utrecht\""),
        "there is no organisation utrecht");
    refused(
        log ->
            log.replaceFirst(
                "\"participants\" : \\[[^\\]]*\\]", "\"participants\" : [ \"nergens\" ]"),
        "there is no organisation nergens");
  }

  @Test
  void whoTakesItInOnThePageReadsWhichOrganisationsToMakeFirst() throws IOException {
    String log =
        plan()
            .json()
            .toString()
            .replace("\"decides\" : \"velsen\"", "\"decides\" : \"utrecht\"")
            .replaceFirst("\"participants\" : \\[[^\\]]*\\]", "\"participants\" : [ \"nergens\" ]");
    byte[] archive = zip(Map.of("changes.json", log.getBytes(UTF_8)));
    try (Desk desk = Desk.ofAdministrator(node)) {
      assertThat(desk.upload("/staff/trajectories/import", "file", archive))
          .returns(400, HttpResponse::statusCode)
          .extracting(HttpResponse::body, STRING)
          .contains("These organisations are not here yet: nergens, utrecht.")
          .doesNotContain("something in it was changed");
    }
  }

  @Test
  void aMomentThatCannotBeAndAPersonAreRefused() throws IOException {
    refused(log -> log.replace("2026-03-03T", "2099-03-03T"), "is in the future");
    refused(log -> log.replace("2026-03-03T", "1999-03-03T"), "before the change that went before");
    refused(
        log -> log.replaceFirst("(\"changedBy\" : \")municipality", "$1" + "x".repeat(5_000)),
        "must be the word of a role");
  }

  @Test
  void aFileThatWasReplacedIsRefused() throws IOException {
    HttpResponse<String> answer = take(plan(), log -> log, "%PDF-1.7 else".getBytes(ISO_8859_1));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("is not the file that was exported");
  }

  @Test
  void anAttachmentIsWhatItCouldBeHere() throws IOException {
    Attachment picture = new Attachment(FILE, "approach", "../../plan.html", "", true);

    HttpResponse<String> answer = take(transfer(picture, PICTURE), log -> log, PICTURE.getBytes());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("must say what the picture shows", "must be a plain name that ends in .png");
  }

  @Test
  void anArchiveThatUnpacksToMoreThanItMayIsRefusedBeforeItIsUnpacked() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 50; i++) {
      byte[] large = new byte[10 * 1024 * 1024 - i];
      System.arraycopy(PICTURE.getBytes(), 0, large, 0, PICTURE.length());
      files.put("attachments/" + new UUID(1, i), large);
    }
    byte[] archive = zip(files);
    List<HttpResponse<String>> answers = new ArrayList<>();

    long before = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      answers.add(take(archive));
    }

    assertThat(answers)
        .allSatisfy(
            one -> {
              assertThat(one.statusCode()).isEqualTo(400);
              assertThat(one.body()).contains("is too large when it is unpacked");
            });
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .as("to unpack it as often takes a minute")
        .isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void moreFilesThanATrajectoryHasAreRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      files.put("attachments/" + new UUID(1, i), PLAN.getBytes());
    }

    assertThat(take(zip(files)).body()).contains("has too many files");
  }
}
