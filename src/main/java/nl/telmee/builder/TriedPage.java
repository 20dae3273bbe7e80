package nl.telmee.builder;

import nl.telmee.web.Frame;

/**
 * What the phone shows after a try, or when there is nothing to try.
 *
 * @param again address to try once more
 */
public record TriedPage(Frame frame, String title, String sentence, String again) {}
