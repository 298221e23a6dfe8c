/** How well labels and their probabilities meet the truth. */
@NullMarked
package modelport.statistics.classification;

import org.jspecify.annotations.NullMarked;
