/** The estimators that XGBoost and LightGBM bring for use among scikit-learn's. */
@NullMarked
package modelport.formats.sklearn.boosting;

import org.jspecify.annotations.NullMarked;
