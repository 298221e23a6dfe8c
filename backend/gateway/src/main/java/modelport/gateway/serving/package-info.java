/** Models in memory: loading, switching, and the two ways of running requests together. */
@NullMarked
package modelport.gateway.serving;

import org.jspecify.annotations.NullMarked;
