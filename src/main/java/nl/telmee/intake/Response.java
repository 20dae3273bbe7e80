package nl.telmee.intake;

import java.util.List;
import nl.telmee.id.PollId;
import nl.telmee.id.ResponseKey;
import nl.telmee.poll.Channel;

/**
 * A response as it is stored and counted: checked, without anything that identifies who sent it.
 *
 * @param code the access code that it spends, which is not stored with it; empty without one
 * @param stratum number of the combination of its background answers
 * @param answers the answers as a JSON object
 * @param cells what it counts in the tally
 * @param texts the questions that it answers with a text, to be read by moderators
 */
record Response(
    PollId poll,
    ResponseKey key,
    Channel channel,
    String code,
    int stratum,
    String answers,
    Contribution cells,
    List<String> texts) {}
