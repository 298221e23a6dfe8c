/** HTTP face of maintenance. */
@NullMarked
package modelport.server.maintenance.web;

import org.jspecify.annotations.NullMarked;
