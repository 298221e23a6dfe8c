package modelport.gateway;

import java.time.Instant;
import java.util.UUID;

/**
 * What was counted under a plan since the last time that it was asked for. Every row that is counted comes out of a
 * gateway once; deltas of the same window add up.
 *
 * @param endpoint name of the endpoint
 * @param plan identity of the plan
 * @param window start of the minute
 * @param served rows that were answered
 * @param profiled of these, those that were counted
 * @param counts cell by cell, column after column in the order of the plan; the first cell of each column is that of
 *     missing values
 */
@SuppressWarnings("ArrayRecordComponent") // added up and written down, never compared
public record ProfileDelta(String endpoint, UUID plan, Instant window, long served, long profiled, long[] counts) {}
