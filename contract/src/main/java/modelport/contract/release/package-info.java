/** Words about environments and releases. */
@NullMarked
package modelport.contract.release;

import org.jspecify.annotations.NullMarked;
