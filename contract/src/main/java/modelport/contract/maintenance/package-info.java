/** Keeping models healthy: policies, and the cases that they open. */
@NullMarked
package modelport.contract.maintenance;

import org.jspecify.annotations.NullMarked;
