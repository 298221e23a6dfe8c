/** Rows and arithmetic of monitoring. */
@NullMarked
package modelport.server.monitoring.internal;

import org.jspecify.annotations.NullMarked;
