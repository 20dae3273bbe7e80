package nl.telmee.web;

/**
 * The catalogue of refusals (RFC 9457). Anything else that fails is a 500 with a reference number.
 */
public enum Problem {
  INVALID(400, "The request is not valid"),
  SIGN_IN_NEEDED(401, "Sign in first"),
  WRONG_SIGN_IN(401, "E-mail address or password is wrong"),
  SECOND_FACTOR_NEEDED(401, "Send the code of the second factor too"),
  WRONG_CODE(401, "The code is wrong or was used before"),
  NOT_ALLOWED(403, "You are not allowed to do this"),
  FOREIGN_FORM(403, "This must be sent from a page of this site"),
  RESULTS_NOT_YET(403, "The results are not shown yet"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "This address does not take this method"),
  NOT_ACCEPTABLE(406, "This address does not answer in that format"),
  EMAIL_TAKEN(409, "There is an account with this e-mail address already"),
  LAST_ADMINISTRATOR(409, "Nobody would be left to manage this"),
  OWN_ACCOUNT(409, "This cannot be done to one's own account"),
  LINK_ENDED(410, "This link was used or has ended"),
  SLUG_TAKEN(409, "This slug is in use already"),
  POLL_FROZEN(409, "A poll cannot be changed once it has opened"),
  POLL_NOT_DRAFT(409, "Only a draft can be opened"),
  POLL_NOT_OPEN(409, "This poll is not open"),
  NEWSLETTER_NOT_DRAFT(409, "This newsletter is no longer a draft"),
  MICRODATA_NOT_ALLOWED(409, "The policy of this poll allows no anonymised rows"),
  POLL_NOT_CLOSED(409, "This poll is not closed yet"),
  TOO_FEW_RESPONSES(409, "There are too few responses to show rows of them"),
  ALREADY_ANSWERED(409, "This phone has answered this poll already"),
  CODE_NEEDED(403, "This poll takes answers with an access code"),
  CODE_UNKNOWN(409, "This access code is not known or was used"),
  SIGNAL_NOT_OPEN(409, "This cannot be done with a signal in this state"),
  ADVICE_NOT_IN_STATE(409, "This cannot be done with an advice in this state"),
  TRAJECTORY_LACKS(409, "Something must be delivered before this can be done"),
  TRAJECTORY_HINDERS(409, "This cannot be done with the trajectory as it is"),
  FILE_INFECTED(409, "A virus was found in this file"),
  POLL_IN_TRAJECTORY(409, "This poll belongs to an activity already"),
  WEBHOOK_ACTIVE(409, "This subscription is active already"),
  WEBHOOK_PAUSED(409, "This subscription is not active"),
  TOO_MANY_WEBHOOKS(409, "This organisation has as many subscriptions as it may have"),
  TOO_MANY_RELATIONS(409, "This address book is full"),
  REVISION_OUTDATED(412, "Somebody else has changed this meanwhile"),
  TOO_FEW_PEOPLE(409, "Too few people would be reached"),
  UNDER_AGE(409, "This organisation takes no contact details of people under 16"),
  TOO_MANY_REQUESTS(429, "Too many requests; try again later"),
  UNKNOWN_ORGANISATION(400, "The organisation does not exist"),
  TOO_LONG(431, "The address or a header is too long"),
  TOO_LARGE(413, "The request body is too large"),
  WRONG_CONTENT_TYPE(415, "This address does not take that content type"),
  TOO_MANY_SIGN_INS(429, "Too many attempts to sign in"),
  ASKED_TOO_OFTEN(429, "This was asked too often"),
  SEARCHED_TOO_OFTEN(429, "There were too many searches from one address"),
  FAILED(500, "Something went wrong here"),
  BUSY(503, "Too busy at this moment; try again soon");

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** HTTP status code. */
  public int status() {
    return status;
  }

  /** One English sentence, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The last part of the problem's type URI. */
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
