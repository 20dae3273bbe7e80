package nl.telmee;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A node that runs.
 *
 * @param url address of the pages and the API, as the public sees it
 * @param managementPort port of health and metrics
 * @param password of the administrator that was made at this start, to be shown once
 * @param stop stops accepting, stores what was acknowledged, and closes
 */
record Running(
    String url, int managementPort, Optional<String> password, Supplier<Future<Void>> stop) {}
