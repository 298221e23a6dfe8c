/** Two versions on the same rows. */
@NullMarked
package modelport.statistics.paired;

import org.jspecify.annotations.NullMarked;
