/**
 * Signals: subjects that residents, council members and civil servants bring up. Each is read
 * before it is public, can be supported and brought together with others, and is answered in time;
 * that it was not, everybody sees. Nothing here says who a resident is.
 */
@NullMarked
package nl.telmee.signal;

import org.jspecify.annotations.NullMarked;
