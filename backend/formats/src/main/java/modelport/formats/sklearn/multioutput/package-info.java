/** {@code sklearn.multioutput}: one estimator for each of several targets. */
@NullMarked
package modelport.formats.sklearn.multioutput;

import org.jspecify.annotations.NullMarked;
