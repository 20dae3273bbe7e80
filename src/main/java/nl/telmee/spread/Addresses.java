package nl.telmee.spread;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import nl.telmee.poll.Poll;

/**
 * The addresses of a poll as they are spread.
 *
 * @param site where the public finds us, without a slash at the end
 * @param path of the page to answer
 * @param shortPath of the short link
 */
record Addresses(String site, String path, String shortPath) {
  static Addresses of(String site, Poll poll, String shortPath) {
    return new Addresses(site, poll.page(), shortPath);
  }

  /** The page to answer, in full: for QR codes and messages. */
  String full() {
    return site + path;
  }

  /** The short link, in full. */
  String brief() {
    return site + shortPath;
  }

  /** The short link as one says and types it. */
  String spoken() {
    return brief().replaceFirst("^https?://", "");
  }

  /** The page to answer with a code filled in; what follows a # stays on the phone. */
  String withCode(String code) {
    return full() + "#code=" + code;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
