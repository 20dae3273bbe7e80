package nl.telmee.digest;

import nl.telmee.identity.FormState;
import nl.telmee.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page to ask for mail.
 *
 * @param name of the organisation
 * @param form what was typed and what is wrong; null: no mail can be sent from here
 * @param all path of the page with other ways to follow
 * @param newsletters path of the newsletters until now
 * @param whole name of the organisation when only a trajectory of it is followed; else null
 */
public record FollowMailPage(
    Frame frame,
    String name,
    @Nullable FormState form,
    ChoicesForm.Fields fields,
    String all,
    String newsletters,
    @Nullable String whole) {}
