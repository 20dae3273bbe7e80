package nl.telmee.intake;

import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;

/**
 * A response as it is stored and counted: checked, without anything that identifies who sent it.
 *
 * @param stratum number of the combination of its background answers
 * @param answers the answers as a JSON object
 * @param cells what it counts in the tally
 */
record Response(PollId poll, ResponseKey key, int stratum, String answers, Contribution cells) {}
