/** Whether what arrives is still like what was expected, with a budget for false alarms. */
@NullMarked
package modelport.statistics.drift;

import org.jspecify.annotations.NullMarked;
