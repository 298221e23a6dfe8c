/** Where the truth lies: intervals of 95 percent. */
@NullMarked
package modelport.statistics.interval;

import org.jspecify.annotations.NullMarked;
