/** Rows of prediction. */
@NullMarked
package modelport.server.prediction.internal;

import org.jspecify.annotations.NullMarked;
