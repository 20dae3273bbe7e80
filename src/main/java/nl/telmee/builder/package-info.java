/**
 * Where somebody of a municipality makes a poll: templates, imports, the page with the phone beside
 * it, plain-language advice, preview and opening. Whatever is typed here is a draft; what the
 * public sees is read by package {@code poll} only.
 */
@NullMarked
package nl.telmee.builder;

import org.jspecify.annotations.NullMarked;
