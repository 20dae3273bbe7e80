/**
 * The staff's pages from what was heard to what people were told: activities, findings, decisions,
 * feedback, improvements; and the page of a member of the focus group, who has a link and no
 * account.
 *
 * <p>A form becomes the JSON that the API takes, so that {@link nl.telmee.trajectory.Section.Kind}
 * and {@link nl.telmee.trajectory.Item.Kind} are the only readers; what they find wrong comes back
 * to the fields, and nothing that was typed is lost.
 */
@NullMarked
package nl.telmee.hearing;

import org.jspecify.annotations.NullMarked;
