/** {@code sklearn.impute}: filling gaps, and telling where they were. */
@NullMarked
package modelport.formats.sklearn.impute;

import org.jspecify.annotations.NullMarked;
