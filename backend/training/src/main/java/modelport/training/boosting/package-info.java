/** Trees that XGBoost grows. */
@NullMarked
package modelport.training.boosting;

import org.jspecify.annotations.NullMarked;
