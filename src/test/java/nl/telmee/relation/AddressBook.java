package nl.telmee.relation;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.telmee.Staff;
import nl.telmee.TestNode;
import nl.telmee.Village;

/** A village whose address books are kept over HTTP. */
final class AddressBook implements AutoCloseable {
  static final String PATH = "/staff/relations";
  static final String API = "/api/v1/organisations/velsen/relations";

  final TestNode node = TestNode.start();
  final Village village = new Village(node);
  final String editor = village.editor().cookies();
  final String neighbour = village.neighbour().cookies();

  String page(String path) {
    return village.get(path, editor).body();
  }

  /** Adds a school; more fields replace those that it has. */
  HttpResponse<String> add(String name, String... more) {
    return send(PATH + "/new", name, more);
  }

  HttpResponse<String> send(String path, String name, String... more) {
    List<String> fields = new ArrayList<>(List.of("name", name));
    if (!Arrays.asList(more).contains("categories")) {
      fields.addAll(List.of("categories", "schools"));
    }
    fields.addAll(Arrays.asList(more));
    return village.send(path, editor, fields.toArray(String[]::new));
  }

  /** The page of the one with a name. */
  String of(String name) {
    return PATH + "/" + value("id::text", name);
  }

  String value(String column, String name) {
    return village
        .rows("select " + column + " from relation where name = '" + name + "'")
        .getFirst();
  }

  int count(String where) {
    return Integer.parseInt(
        village.rows("select count(*)::text from relation where " + where).getFirst());
  }

  /** Takes in a list, as the form of the page sends it. */
  HttpResponse<String> takeIn(String cookies, String organisation, String csv, Charset charset) {
    String head =
        """
        --edge
        Content-Disposition: form-data; name="organisation"

        %s
        --edge
        Content-Disposition: form-data; name="file"; filename="list.csv"
        Content-Type: text/csv

        """
            .formatted(organisation)
            .replace("\n", "\r\n");
    byte[] body = (head + csv + "\r\n--edge--\r\n").getBytes(charset);
    return node.post(
        PATH + "/import",
        "multipart/form-data; boundary=edge",
        body,
        "Sec-Fetch-Site",
        "same-origin",
        "Cookie",
        cookies);
  }

  HttpResponse<String> takeIn(String csv) {
    return takeIn(editor, "velsen", csv, StandardCharsets.UTF_8);
  }

  String takenOut() {
    return village.send(PATH + "/_export", editor, "organisation", "velsen").body();
  }

  String account(String role, String organisation) {
    return Staff.of(node, role, organisation).cookies();
  }

  @Override
  public void close() {
    node.close();
  }
}
