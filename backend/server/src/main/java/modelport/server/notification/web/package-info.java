/** HTTP face of notifications and webhooks. */
@NullMarked
package modelport.server.notification.web;

import org.jspecify.annotations.NullMarked;
