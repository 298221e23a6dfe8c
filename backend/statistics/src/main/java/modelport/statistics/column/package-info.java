/** What a column of a data set holds. */
@NullMarked
package modelport.statistics.column;

import org.jspecify.annotations.NullMarked;
