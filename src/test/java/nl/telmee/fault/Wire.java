package nl.telmee.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection that sends any bytes, right or wrong, and reads an answer whatever its form. */
final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  /** What came back; headers by name in lower case; no body of a stream, which has no end. */
  record Answer(int status, Map<String, String> headers, String body) {}

  private final Socket socket = new Socket();
  private final InputStream in;

  Wire(String url) throws IOException {
    this(url, "127.0.0.1");
  }

  /** From one of the addresses of this machine. */
  Wire(String url, String from) throws IOException {
    URI uri = URI.create(url);
    socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  Answer get(String path) throws IOException {
    return send("GET", path, "", "");
  }

  /** Headers end with CR LF each. */
  Answer send(String method, String path, String headers, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head = "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s".formatted(method, path, headers);
    write(head + (bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n");
    socket.getOutputStream().write(bytes);
    return answer(method.equals("HEAD"));
  }

  void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Says that nothing more comes. */
  void shutOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Reads one answer. */
  Answer answer(boolean headOnly) throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    boolean none = headOnly || status == 204 || status == 304;
    return new Answer(status, headers, none ? "" : body(headers));
  }

  private String body(Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("content-type", "").startsWith("text/event-stream")) {
      return "";
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int size = chunk(); size > 0; size = chunk()) {
        body.write(in.readNBytes(size));
        line();
      }
      line();
    } else {
      body.write(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  /** What comes next of a stream; empty at its end. */
  String piece() throws IOException {
    int size = chunk();
    String piece = new String(in.readNBytes(size), StandardCharsets.UTF_8);
    line();
    return piece;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("cut off");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
