package nl.telmee.identity;

/** What an account may do. */
enum Role {
  ADMINISTRATOR,
  EDITOR
}
