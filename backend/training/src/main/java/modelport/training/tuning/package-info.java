/** The search for the settings with which a trainer does best. */
@NullMarked
package modelport.training.tuning;

import org.jspecify.annotations.NullMarked;
