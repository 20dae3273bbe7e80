package nl.telmee.council;

/** Who sees to it that something on the agenda is done: a role, never a name. */
enum Actor {
  MUNICIPALITY,
  COUNCIL,
  TOGETHER,
  REGION
}
