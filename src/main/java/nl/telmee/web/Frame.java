package nl.telmee.web;

/**
 * What every page has.
 *
 * @param words the words of the page's language
 * @param title of the window
 * @param here the path with query of this page, without the language switch
 * @param assets prefix of style sheets and modules
 * @param mails whether mail can be sent from here: else none is offered
 */
public record Frame(Words words, String title, String here, String assets, boolean mails) {
  /** Of a page that offers no mail. */
  public Frame(Words words, String title, String here, String assets) {
    this(words, title, here, assets, false);
  }

  /** The address of this page in the other language. */
  public String switchAddress() {
    return here + (here.indexOf('?') < 0 ? "?lang=" : "&lang=") + words.language().other().code();
  }

  /** Says a message. */
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }
}
