package nl.telmee.web;

import io.netty.buffer.Unpooled;
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
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form with files (multipart/form-data), read in memory: the route's body limit bounds it.
 *
 * @param fields the values of the other fields
 * @param files the files by field; a field where none was chosen is not there
 */
public record Upload(Map<String, String> fields, Map<String, File> files) {
  /** The content type of such a form. */
  public static final String TYPE = "multipart/form-data";

  /** A file as it was sent; its name says nothing that can be relied on. */
  public record File(String name, Buffer content) {}

  /**
   * The form in a request's body.
   *
   * @throws Rejected when the body is of another type or cannot be read
   */
  public static Upload of(RoutingContext ctx) {
    if (!Params.contentType(ctx).equals(TYPE)) {
      throw Rejected.because(Problem.WRONG_CONTENT_TYPE, "Send " + TYPE);
    }
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            "/",
            Unpooled.wrappedBuffer(Routes.body(ctx).getBytes()));
    request
        .headers()
        .set(
            HttpHeaderNames.CONTENT_TYPE,
            ctx.request().getHeader(HttpHeaders.CONTENT_TYPE.toString()));
    try {
      HttpPostMultipartRequestDecoder decoder =
          new HttpPostMultipartRequestDecoder(
              new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8);
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
        files.putIfAbsent(file.getName(), new File(file.getFilename(), Buffer.buffer(file.get())));
      } else if (part instanceof Attribute field) {
        fields.putIfAbsent(field.getName(), field.getValue());
      }
    }
    return new Upload(fields, files);
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
