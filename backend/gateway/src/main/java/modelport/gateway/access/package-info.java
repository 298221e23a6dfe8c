/** Who may call what: asks once, remembers for seconds. */
@NullMarked
package modelport.gateway.access;

import org.jspecify.annotations.NullMarked;
