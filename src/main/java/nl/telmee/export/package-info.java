/**
 * Taking it home: workbooks of what is released, anonymised rows of polls that allow it, and the
 * jobs that make large files without holding them in memory.
 */
@NullMarked
package nl.telmee.export;

import org.jspecify.annotations.NullMarked;
