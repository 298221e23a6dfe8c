/** Words about who did what. */
@NullMarked
package modelport.contract.audit;

import org.jspecify.annotations.NullMarked;
