/** {@code sklearn.feature_extraction}: texts and records as numbers. */
@NullMarked
package modelport.formats.sklearn.featureextraction;

import org.jspecify.annotations.NullMarked;
