package nl.telmee.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What people call the thing that sent a {@code User-Agent} header. */
final class DeviceName {
  /** Looked for in this order: newer browsers name older ones too. */
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser", "Samsung Internet");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("Chrom", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Macintosh", "Mac");
    SYSTEMS.put("CrOS", "Chromebook");
    SYSTEMS.put("Linux", "Linux");
  }

  private DeviceName() {}

  /** Browser and system; empty when it says neither. */
  static Optional<String> of(String agent) {
    Optional<String> browser = find(BROWSERS, agent);
    Optional<String> system = find(SYSTEMS, agent);
    if (browser.isPresent() && system.isPresent()) {
      return Optional.of(browser.get() + ", " + system.get());
    }
    return browser.or(() -> system);
  }

  private static Optional<String> find(Map<String, String> names, String agent) {
    return names.entrySet().stream()
        .filter(name -> agent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
