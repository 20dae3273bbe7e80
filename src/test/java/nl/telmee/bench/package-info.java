/**
 * The benchmark of the path of an answer: {@link nl.telmee.bench.Benchmark} starts a database, a
 * node and a load generator as processes of their own and measures in rounds. What it measures and
 * how to repeat it stands in {@code docs/performance.md}.
 */
@NullMarked
package nl.telmee.bench;

import org.jspecify.annotations.NullMarked;
