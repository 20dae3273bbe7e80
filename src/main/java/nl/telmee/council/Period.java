package nl.telmee.council;

/** When in the year something on the agenda is done. */
enum Period {
  FIRST_QUARTER,
  SECOND_QUARTER,
  THIRD_QUARTER,
  FOURTH_QUARTER,
  WHOLE_YEAR
}
