/** Counting and comparing: histograms, metrics, intervals. */
@NullMarked
package modelport.statistics;

import org.jspecify.annotations.NullMarked;
