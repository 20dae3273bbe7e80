package nl.telmee.watch;

import io.vertx.core.Future;
import java.util.List;
import nl.telmee.web.Caller;
import nl.telmee.web.Words;

/** What waits for somebody in a part of the program that this one does not know. */
public interface Elsewhere {
  /** What to do there, most urgent first, in the words of the reader. */
  Future<List<DashboardPage.Waiting>> waiting(Caller caller, Words words);
}
