package nl.telmee.council;

/** A form in which residents take part. */
enum Way {
  POLL,
  CONVERSATION,
  MEETING,
  PANEL,
  FOCUS_GROUP,
  PAPER
}
