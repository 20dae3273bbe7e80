package nl.telmee;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A keep-alive HTTP/1.1 connection and nothing around it, so that thousands of responses cost
 * little. One request at a time. Thread: one.
 */
public final class Phone implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 60_000;

  /**
   * What came back.
   *
   * @param headers by name in lower case
   */
  public record Answer(int status, Map<String, String> headers, String body) {}

  private final Socket socket;
  private final InputStream in;

  /** Connects to the host and port of an address. */
  public Phone(String url) throws IOException {
    URI uri = URI.create(url);
    socket = new Socket(uri.getHost(), uri.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a response with a key and answers as JSON. */
  public Answer respond(String poll, String key, String answers) throws IOException {
    send(poll, key, answers);
    return answer();
  }

  /** The same without waiting for its {@link #answer}. */
  public void send(String poll, String key, String answers) throws IOException {
    String body = "{\"key\":\"%s\",\"answers\":%s}".formatted(key, answers);
    write("/api/v1/polls/" + poll + "/responses", "application/json", body);
  }

  /** Posts a body; headers are names and values in turn. */
  public Answer post(String path, String type, String body, String... headers) throws IOException {
    write(path, type, body, headers);
    return answer();
  }

  private void write(String path, String type, String body, String... headers) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(socket.getInetAddress().getHostAddress()).append("\r\n");
    head.append("Content-Type: ").append(type).append("\r\n");
    head.append("Content-Length: ").append(bytes.length).append("\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + bytes.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(bytes, 0, request, start.length, bytes.length);
    socket.getOutputStream().write(request);
  }

  /** Waits for the answer to what was sent. */
  public Answer answer() throws IOException {
    String status = line();
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("cut off in the body");
    }
    return new Answer(
        Integer.parseInt(status.substring(9, 12)),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("cut off in the head");
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
