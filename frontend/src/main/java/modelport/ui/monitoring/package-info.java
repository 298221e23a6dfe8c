/** What endpoints are asked and answer, against what they should be; and the alerts that come of it. */
@NullMarked
package modelport.ui.monitoring;

import org.jspecify.annotations.NullMarked;
