/** Words about bytes on their way in. */
@NullMarked
package modelport.contract.artifacts;

import org.jspecify.annotations.NullMarked;
