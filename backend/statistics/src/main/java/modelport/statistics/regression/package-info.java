/** How far predicted numbers lie from the truth. */
@NullMarked
package modelport.statistics.regression;

import org.jspecify.annotations.NullMarked;
