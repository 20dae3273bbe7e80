package nl.telmee.digest;

import java.util.List;
import nl.telmee.identity.FormState;
import nl.telmee.web.StaffFrame;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks when a newsletter goes out, and then shows how far it is.
 *
 * @param sentences where it stands
 * @param form when it is to go out; null: that was decided
 * @param done how many mails have gone, and {@code total}; 0 of 0 before it goes out
 * @param going whether it will be further in a while
 * @param hold whether it can still be held back
 * @param page path of its page for everybody; null: there is none yet
 */
public record SendPage(
    StaffFrame staff,
    String here,
    String title,
    List<String> sentences,
    @Nullable FormState form,
    int done,
    int total,
    boolean going,
    boolean hold,
    @Nullable String page) {}
