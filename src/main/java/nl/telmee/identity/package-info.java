/** Organisations, accounts, roles, sessions, tokens, receipts. */
@NullMarked
package nl.telmee.identity;

import org.jspecify.annotations.NullMarked;
