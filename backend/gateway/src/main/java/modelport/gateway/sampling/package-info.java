/** Picks predictions that are kept. */
@NullMarked
package modelport.gateway.sampling;

import org.jspecify.annotations.NullMarked;
