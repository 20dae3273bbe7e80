package nl.telmee.council;

/** What an organisation does with a point of an advice. */
enum Verdict {
  ADOPTED,
  PARTLY_ADOPTED,
  NOT_ADOPTED
}
