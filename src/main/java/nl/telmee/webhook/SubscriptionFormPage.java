package nl.telmee.webhook;

import java.util.List;
import nl.telmee.web.StaffFrame;

/**
 * A new subscription.
 *
 * @param places organisations that it can be of
 */
public record SubscriptionFormPage(
    StaffFrame staff, SubscriptionForm form, List<SubscriptionForm.Choice> places) {}
