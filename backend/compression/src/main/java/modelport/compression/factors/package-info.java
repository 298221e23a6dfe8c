/** Passes that split matrices into narrow ones. */
@NullMarked
package modelport.compression.factors;

import org.jspecify.annotations.NullMarked;
