/** The one address: who may knock, what is passed on to whom, and the dashboard. */
@NullMarked
package modelport.launcher.door;

import org.jspecify.annotations.NullMarked;
