/** How good a model's answers are in production: estimated without labels, and measured as labels arrive. */
@NullMarked
package modelport.statistics.quality;

import org.jspecify.annotations.NullMarked;
