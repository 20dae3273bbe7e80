/**
 * Events of the log, sent to programs of others by Standard Webhooks 1.0.0.
 *
 * <p>Every event that a subscription wants reaches it at least once, with the same {@code
 * webhook-id} and the same bytes at each try, whatever node dies when. Two steps, both of which any
 * node can do, and both claimed with {@code FOR UPDATE SKIP LOCKED}:
 *
 * <ol>
 *   <li>{@link nl.telmee.webhook.FanOut} moves the cursor of a subscription and inserts what it
 *       passes as deliveries, in one transaction: so none is skipped.
 *   <li>{@link nl.telmee.webhook.Dispatcher} takes a subscription for as long as one try may last
 *       (its lease), sends its next delivery, and writes down what came of it. If the node dies,
 *       the lease ends, and another takes over.
 * </ol>
 *
 * <p>A subscription is sent to by one node, one message at a time; those whose last try failed or
 * took long are taken from a lane of their own. So who is dead or slow delays itself only. The
 * order of the log is kept while all goes well, and not promised.
 *
 * <p>Where a message goes is decided at each try by {@link nl.telmee.webhook.Names}, and the
 * connection is made to the very address that was checked there.
 */
@NullMarked
package nl.telmee.webhook;

import org.jspecify.annotations.NullMarked;
