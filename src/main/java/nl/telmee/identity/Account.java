package nl.telmee.identity;

import java.util.UUID;
import nl.telmee.web.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param organisation slug of the organisation it belongs to; null: it may act for all
 */
record Account(
    UUID id, String email, String passwordHash, Role role, @Nullable String organisation) {}
