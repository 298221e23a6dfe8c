/** What is watched: monitors, drift reports, feedback and alerts. */
@NullMarked
package modelport.contract.monitoring;

import org.jspecify.annotations.NullMarked;
