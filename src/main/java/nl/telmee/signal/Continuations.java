package nl.telmee.signal;

import io.vertx.core.Future;
import java.util.Map;
import nl.telmee.web.Translated;

/** Where an organisation can go on with a signal: pages that everybody can follow. */
public interface Continuations {
  /** Titles by the address of the page. */
  Future<Map<String, Translated>> of(String organisation);
}
