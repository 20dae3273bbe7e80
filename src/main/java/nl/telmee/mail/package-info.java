/**
 * Letters to people: composed from the words on screen, as plain text and as HTML, and handed to a
 * mail server when there is one.
 */
@NullMarked
package nl.telmee.mail;

import org.jspecify.annotations.NullMarked;
