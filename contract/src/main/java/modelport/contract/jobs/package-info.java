/** Words about background work. */
@NullMarked
package modelport.contract.jobs;

import org.jspecify.annotations.NullMarked;
