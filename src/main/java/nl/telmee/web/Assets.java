package nl.telmee.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of {@code webroot}, read and gzipped once. Their address holds a hash of all of them,
 * so that browsers may keep them for ever.
 */
public final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  private record Asset(String type, Buffer plain, Buffer zipped) {}

  private final Map<String, Asset> files = new TreeMap<>();
  private final String hash;

  /** Reads {@code /webroot} from the class path. */
  public Assets() {
    try {
      read(Objects.requireNonNull(Assets.class.getResource("/webroot"), "/webroot"));
      this.hash = hashOf(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prefix of the address of every asset, with a slash at its end. */
  public String prefix() {
    return "/assets/" + hash + "/";
  }

  /** Mounts the assets. */
  public void mount(Routes routes) {
    routes.get("/assets/:hash/:file", Access.ANYONE).reply(this::serve);
    routes.get("/favicon.ico", Access.ANYONE).reply(ctx -> reply(ctx, "icon.svg"));
    // Other websites name it, so its address never changes and it may not be kept for long.
    routes
        .get("/embed.js", Access.ANYONE)
        .reply(ctx -> reply(ctx, "embed.js").map(r -> r.with("Cache-Control", "max-age=3600")));
  }

  private Future<Reply> serve(RoutingContext ctx) {
    return reply(ctx, ctx.pathParam("file"));
  }

  private Future<Reply> reply(RoutingContext ctx, String name) {
    Asset asset = files.get(name);
    if (asset == null) {
      return Future.failedFuture(Rejected.because(Problem.NOT_FOUND));
    }
    boolean zipped = Compression.takesGzip(ctx);
    Reply reply =
        Reply.of(200, asset.type, Buffer.buffer())
            .with("Cache-Control", "public, max-age=31536000, immutable")
            .with("Vary", "Accept-Encoding");
    return Future.succeededFuture(
        zipped
            ? new Reply(200, asset.type, asset.zipped, reply.headers())
                .with("Content-Encoding", "gzip")
            : new Reply(200, asset.type, asset.plain, reply.headers()));
  }

  private void read(URL root) throws IOException {
    URI uri = uri(root);
    if (uri.getScheme().equals("jar")) {
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        read(jar.getPath("/webroot"));
      }
    } else {
      read(Path.of(uri));
    }
  }

  private static URI uri(URL url) {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        String name = path.getFileName().toString();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type != null) {
          try (InputStream in = Files.newInputStream(path)) {
            Buffer plain = Buffer.buffer(in.readAllBytes());
            files.put(name, new Asset(type, plain, Compression.gzip(plain)));
          }
        }
      }
    }
  }

  private static String hashOf(Map<String, Asset> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(asset -> digest.update(asset.plain.getBytes()));
      return HexFormat.of().formatHex(digest.digest(), 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
