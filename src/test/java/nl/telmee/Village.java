package nl.telmee;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A region with municipalities and a participation council, people with accounts in them, and what
 * they do over HTTP.
 */
public final class Village {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final TestNode node;
  private final Staff editor;
  private final Staff member;
  private final Staff neighbour;

  public Village(TestNode node) {
    this.node = node;
    organisation("ijmond", "region", "null");
    organisation("velsen", "municipality", "\"ijmond\"");
    organisation("beverwijk", "municipality", "\"ijmond\"");
    organisation("raad", "council", "\"velsen\"");
    organisation("jeugdraad", "council", "\"velsen\"");
    this.editor = Staff.of(node, "editor", "velsen");
    this.member = Staff.of(node, "council-member", "raad");
    this.neighbour = Staff.of(node, "editor", "beverwijk");
  }

  private void organisation(String slug, String kind, String parent) {
    node.postAsAdministrator(
        "/api/v1/organisations",
        "{\"slug\":\"%s\",\"name\":{\"nl\":\"%s\"},\"kind\":\"%s\",\"parent\":%s}"
            .formatted(
                slug, Character.toUpperCase(slug.charAt(0)) + slug.substring(1), kind, parent));
  }

  /** An editor of Velsen. */
  public Staff editor() {
    return editor;
  }

  /** A member of the council of Velsen. */
  public Staff member() {
    return member;
  }

  /** An editor of Beverwijk. */
  public Staff neighbour() {
    return neighbour;
  }

  /** Sends a form as a browser does; names and values in turn. */
  public HttpResponse<String> send(String path, String cookies, String... fields) {
    String body =
        IntStream.range(0, fields.length / 2)
            .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]))
            .collect(Collectors.joining("&"));
    return node.post(path, FORM, body, "Sec-Fetch-Site", "same-origin", "Cookie", cookies);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public HttpResponse<String> get(String path, String cookies) {
    return node.get(path, "Cookie", cookies);
  }

  /** Posts JSON in somebody's name. */
  public HttpResponse<String> post(Staff staff, String path, String json) {
    return node.post(path, "application/json", json, "Authorization", "Bearer " + staff.token());
  }

  /** The last part of the address that an answer leads to. */
  public static String made(HttpResponse<String> response) {
    String location =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    return location.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }

  /** The first column of a query, as the program itself sees it. */
  public List<String> rows(String sql) {
    try (Connection db = node.jdbc();
        Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public int change(String sql) {
    try (Connection db = node.jdbc();
        Statement statement = db.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
