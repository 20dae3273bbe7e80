package nl.telmee;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a mail server: refuses some addresses for good, and can be down. */
public final class FussyPost implements AutoCloseable {
  private final int behind;
  private final ServerSocket socket;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean down;

  /**
   * @param behind port of the mail server
   */
  public FussyPost(int behind) throws IOException {
    this.behind = behind;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** From now on mail to this address is refused. */
  public void refuse(String address) {
    refused.add(address);
  }

  /** From now on mail to this address is taken again. */
  public void forgive(String address) {
    refused.remove(address);
  }

  /** From now on nobody is served, or everybody is again. */
  public void down(boolean now) {
    down = now;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (down) {
          client.close();
        } else {
          Thread.ofVirtual().start(() -> serve(client));
        }
      } catch (IOException _) {
        // It was closed, or one client has gone.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
      Thread.ofVirtual().start(() -> answers(server, client));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream on = server.getOutputStream();
      boolean data = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String upper = line.toUpperCase(Locale.ROOT);
        if (down) {
          return;
        }
        if (!data && upper.startsWith("RCPT TO:") && refused.stream().anyMatch(line::contains)) {
          client
              .getOutputStream()
              .write("550 5.1.1 nobody here\r\n".getBytes(StandardCharsets.US_ASCII));
          continue;
        }
        data = data ? !line.equals(".") : upper.equals("DATA");
        on.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        on.flush();
      }
    } catch (IOException _) {
      // Either side has gone.
    }
  }

  private static void answers(Socket server, Socket client) {
    try {
      server.getInputStream().transferTo(client.getOutputStream());
      client.shutdownOutput();
    } catch (IOException _) {
      // Either side has gone.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
