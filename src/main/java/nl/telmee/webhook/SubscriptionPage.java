package nl.telmee.webhook;

import java.util.List;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * A subscription with what was sent.
 *
 * @param here its address
 * @param active whether messages are sent to it
 * @param state the end of a message
 * @param failingSince in words, or null
 * @param wants which events it gets, in words
 * @param secret shown this once; null otherwise
 * @param done what was just done, as the end of a message, or empty
 * @param tested what came of the message that was just sent to try, or null
 * @param testedWell whether it arrived
 * @param replayError what is wrong with the moment that was typed, or null
 * @param form to change it
 * @param older address of what was sent before, or null
 */
public record SubscriptionPage(
    StaffFrame staff,
    String here,
    String url,
    String where,
    boolean active,
    String state,
    String chip,
    @Nullable String failingSince,
    List<String> wants,
    @Nullable String secret,
    String done,
    @Nullable String tested,
    boolean testedWell,
    @Nullable String replayError,
    SubscriptionForm form,
    List<DeliveryLine> deliveries,
    @Nullable String older) {}
