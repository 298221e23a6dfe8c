/** Not for other features. */
@NullMarked
package modelport.server.evaluation.internal;

import org.jspecify.annotations.NullMarked;
