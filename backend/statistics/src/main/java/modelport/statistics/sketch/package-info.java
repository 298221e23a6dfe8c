/** Summaries of a stream in little memory, the same bit for bit for the same stream. */
@NullMarked
package modelport.statistics.sketch;

import org.jspecify.annotations.NullMarked;
