/** Steps of trajectories that wait for somebody: on the desk, and by mail when their day comes. */
@NullMarked
package nl.telmee.due;

import org.jspecify.annotations.NullMarked;
