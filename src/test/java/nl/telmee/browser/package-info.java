/** The pages in a real browser, as people use them. */
@NullMarked
package nl.telmee.browser;

import org.jspecify.annotations.NullMarked;
