package nl.telmee.trajectory;

import java.time.LocalDate;

/**
 * That a step is behind.
 *
 * @param by in whose name it was said
 * @param note what was delivered, of an added step; why, of one that was set aside
 * @param setAside whether it was left out with a reason
 */
public record Done(LocalDate on, Party by, String note, boolean setAside) {}
