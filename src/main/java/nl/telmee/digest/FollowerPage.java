package nl.telmee.digest;

import nl.telmee.identity.FormState;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page of a follower, to see and change the choices.
 *
 * @param name of the organisation
 * @param address most of it hidden
 * @param done what has just happened; null: nothing
 * @param here path of this page
 */
public record FollowerPage(
    Frame frame,
    String name,
    String address,
    @Nullable String done,
    FormState form,
    ChoicesForm.Fields fields,
    String here) {}
