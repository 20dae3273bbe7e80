package nl.telmee.webhook;

/** Whether messages are sent to a subscription. */
enum SubscriptionState {
  /** They are. */
  ACTIVE,
  /** Not until somebody resumes it: somebody paused it, or it failed for too long. */
  PAUSED,
  /** Not until somebody resumes it: the receiver answered that it wants no more. */
  GONE
}
