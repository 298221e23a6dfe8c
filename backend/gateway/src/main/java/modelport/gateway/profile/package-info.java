/** Counts the values of columns in cells, without two threads ever meeting over a counter. */
@NullMarked
package modelport.gateway.profile;

import org.jspecify.annotations.NullMarked;
