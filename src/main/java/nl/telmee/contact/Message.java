package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.Words;

/**
 * What somebody is told, as a mail and as a text message.
 *
 * @param words of the language it is in
 * @param own the address of the page where they see, change and erase what is kept of them
 * @param sms the whole of it where it goes to a telephone
 */
record Message(
    Words words,
    String subject,
    List<String> before,
    String button,
    String link,
    List<String> after,
    String own,
    String sms) {}
