package nl.telmee.web;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form with files (multipart/form-data); the route's body limit bounds it. Large files stand
 * outside memory.
 *
 * @param fields the values of the other fields
 * @param files the files by field; a field where none was chosen is not there
 */
public record Upload(Map<String, String> fields, Map<String, File> files) {
  /** The content type of such a form. */
  public static final String TYPE = "multipart/form-data";

  /** Larger files stand outside memory. */
  private static final long MOST_IN_MEMORY = BodyLimit.ATTACHMENT.bytes();

  /** A file as it was sent; its name says nothing that can be relied on. */
  public record File(String name, Buffer content) {}

  /**
   * The form in a request's body.
   *
   * @throws Rejected when the body is of another type, cannot be read, or has a field or a file
   *     name with U+0000
   */
  public static Upload of(RoutingContext ctx) {
    if (!Params.contentType(ctx).equals(TYPE)) {
      throw Rejected.because(Problem.WRONG_CONTENT_TYPE, "Send " + TYPE);
    }
    Upload upload = decode(ctx);
    upload.fields.values().forEach(Utf8::requireNoNul);
    upload.files.values().forEach(file -> Utf8.requireNoNul(file.name()));
    return upload;
  }

  private static Upload decode(RoutingContext ctx) {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            "/",
            ((BufferInternal) Routes.body(ctx)).getByteBuf());
    request
        .headers()
        .set(
            HttpHeaderNames.CONTENT_TYPE,
            ctx.request().getHeader(HttpHeaders.CONTENT_TYPE.toString()));
    try {
      HttpPostMultipartRequestDecoder decoder =
          new HttpPostMultipartRequestDecoder(
              new DefaultHttpDataFactory(MOST_IN_MEMORY), request, StandardCharsets.UTF_8);
      try {
        return read(decoder);
      } finally {
        decoder.destroy();
      }
    } catch (IOException | RuntimeException _) {
      throw Rejected.mistakes(List.of(new Mistake("", "must be a form with files")));
    }
  }

  private static Upload read(HttpPostMultipartRequestDecoder decoder) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, File> files = new LinkedHashMap<>();
    for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
      if (part instanceof FileUpload file && file.length() > 0) {
        files.putIfAbsent(file.getName(), new File(file.getFilename(), content(file)));
      } else if (part instanceof Attribute field) {
        fields.putIfAbsent(field.getName(), field.getValue());
      }
    }
    return new Upload(fields, files);
  }

  private static Buffer content(FileUpload file) throws IOException {
    return file.isInMemory()
        ? Buffer.buffer(file.get())
        : Spool.of(out -> Files.copy(file.getFile().toPath(), out));
  }

  /** A file, if one was chosen. */
  public Optional<File> file(String field) {
    return Optional.ofNullable(files.get(field));
  }

  /** A field's value without blanks around it; empty text without it. */
  public String text(String field) {
    return fields.getOrDefault(field, "").strip();
  }
}
