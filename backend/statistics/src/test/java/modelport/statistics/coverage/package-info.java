/** Intervals hold the truth as often as they say. */
@NullMarked
package modelport.statistics.coverage;

import org.jspecify.annotations.NullMarked;
