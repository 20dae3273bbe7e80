package nl.telmee.story;

import nl.telmee.signal.PublicHead;
import nl.telmee.web.Frame;

/** The municipalities of a region side by side. */
public record ComparePage(Frame frame, PublicHead head, FigureTable figures) {}
