/** What clients speak: reading their requests, writing their answers. */
@NullMarked
package modelport.gateway.protocol;

import org.jspecify.annotations.NullMarked;
