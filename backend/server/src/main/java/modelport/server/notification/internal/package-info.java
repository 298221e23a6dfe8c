/** Queues of letters and deliveries, and the threads that empty them. */
@NullMarked
package modelport.server.notification.internal;

import org.jspecify.annotations.NullMarked;
