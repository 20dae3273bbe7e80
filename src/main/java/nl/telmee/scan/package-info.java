/** Looks for viruses in files that people add, if the operator has a scanner. */
@NullMarked
package nl.telmee.scan;

import org.jspecify.annotations.NullMarked;
