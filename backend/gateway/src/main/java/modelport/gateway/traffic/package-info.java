/** Counts what endpoints do, without two threads ever meeting over a counter. */
@NullMarked
package modelport.gateway.traffic;

import org.jspecify.annotations.NullMarked;
