/** {@code sklearn.calibration}: probabilities corrected by what was seen. */
@NullMarked
package modelport.formats.sklearn.calibration;

import org.jspecify.annotations.NullMarked;
