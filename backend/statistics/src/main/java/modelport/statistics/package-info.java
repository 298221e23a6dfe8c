/** Counting and comparing: metrics with their intervals, differences, histograms. */
@NullMarked
package modelport.statistics;

import org.jspecify.annotations.NullMarked;
