package nl.telmee.council;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import nl.telmee.TestNode;
import nl.telmee.Village;

/** Advice between a council and its municipality, as they send it to and fro. */
final class Letterbox {
  private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

  private final TestNode node;
  private final Village village;
  private final String editor;
  private final String member;

  Letterbox(TestNode node) {
    this.node = node;
    this.village = new Village(node);
    this.editor = village.editor().cookies();
    this.member = village.member().cookies();
  }

  Village village() {
    return village;
  }

  String editor() {
    return editor;
  }

  String member() {
    return member;
  }

  /** Velsen asks its council; yields the id. */
  String asked(String question) {
    return Village.made(
        village.send("/council/advices/ask", editor, "council", "raad", "question", question));
  }

  /** The council begins of its own accord; yields the id. */
  String begun(String title, String... points) {
    return Village.made(village.send("/council/advices", member, text(1, title, points)));
  }

  HttpResponse<String> write(String advice, int revision, String title, String... points) {
    return village.send(
        "/council/advices/" + advice + "/_write", member, text(revision, title, points));
  }

  private static String[] text(int revision, String title, String... points) {
    String[] fields = new String[6 + 2 * points.length];
    fields[0] = "revision";
    fields[1] = String.valueOf(revision);
    fields[2] = "title";
    fields[3] = title;
    fields[4] = "body";
    fields[5] = "Tekst van " + title;
    for (int i = 0; i < points.length; i++) {
      fields[6 + 2 * i] = "point";
      fields[7 + 2 * i] = points[i];
    }
    return fields;
  }

  HttpResponse<String> deliver(String advice, int revision) {
    return village.send(
        "/council/advices/" + advice + "/_deliver",
        member,
        "revision",
        String.valueOf(revision),
        "when",
        "now");
  }

  HttpResponse<String> deliver(String advice, int revision, Instant embargo) {
    return village.send(
        "/council/advices/" + advice + "/_deliver",
        member,
        "revision",
        String.valueOf(revision),
        "when",
        "later",
        "day",
        DateTimeFormatter.ISO_LOCAL_DATE.withZone(HERE).format(embargo),
        "time",
        DateTimeFormatter.ofPattern("HH:mm").withZone(HERE).format(embargo));
  }

  /** Puts a file beside a part of an advice. */
  HttpResponse<String> attach(
      String cookies, String advice, String part, String name, byte[] content) {
    byte[] head =
        ("--edge\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\n"
                + part
                + "\r\n--edge\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] tail = "\r\n--edge--\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] body = new byte[head.length + content.length + tail.length];
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(content, 0, body, head.length, content.length);
    System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
    return node.post(
        "/council/advices/" + advice + "/attachments",
        "multipart/form-data; boundary=edge",
        body,
        "Sec-Fetch-Site",
        "same-origin",
        "Cookie",
        cookies);
  }

  HttpResponse<String> page(String cookies, String advice) {
    return village.get("/council/advices/" + advice, cookies);
  }

  HttpResponse<String> answer(String advice, String... fields) {
    return village.send("/council/advices/" + advice + "/_answer", editor, fields);
  }
}
