package nl.telmee.contact;

import java.util.List;
import nl.telmee.web.Words;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told, as a mail and as a text message.
 *
 * @param words of the language it is in
 * @param own the address of the page where they see, change and erase what is kept of them; null
 *     where it may come to somebody else, like a new address that nobody confirmed yet
 * @param sms the whole of it where it goes to a telephone
 */
record Message(
    Words words,
    String subject,
    List<String> before,
    String button,
    String link,
    List<String> after,
    @Nullable String own,
    String sms) {}
