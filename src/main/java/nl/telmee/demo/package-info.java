/**
 * Demo content: polls to look at in a fresh installation, and answers to fill them with. No answer
 * here was given by a real person: all are rebuilt from published totals, or random.
 */
@NullMarked
package nl.telmee.demo;

import org.jspecify.annotations.NullMarked;
