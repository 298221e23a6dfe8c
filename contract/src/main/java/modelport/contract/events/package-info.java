/** Words about what happens. */
@NullMarked
package modelport.contract.events;

import org.jspecify.annotations.NullMarked;
