/** Settings: read once from the environment, validated, printed without secrets. */
@NullMarked
package nl.telmee.config;

import org.jspecify.annotations.NullMarked;
