/** Search over all that is public, and over what the caller works on. */
@org.jspecify.annotations.NullMarked
package nl.telmee.search;
