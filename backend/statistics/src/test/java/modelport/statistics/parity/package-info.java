/** The same numbers as scikit-learn. */
@NullMarked
package modelport.statistics.parity;

import org.jspecify.annotations.NullMarked;
