/** HTTP face of monitoring. */
@NullMarked
package modelport.server.monitoring.web;

import org.jspecify.annotations.NullMarked;
