/** Results to many: one hub per event loop, one frame per version for all its readers. */
@NullMarked
package nl.telmee.live;

import org.jspecify.annotations.NullMarked;
