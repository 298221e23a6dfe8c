/** Trying a version or an endpoint. */
@NullMarked
package modelport.ui.prediction;

import org.jspecify.annotations.NullMarked;
