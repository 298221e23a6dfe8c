/** What people and other programs are told: notifications, letters, webhooks. */
@Feature(
        step = 0,
        uses = {"access", "audit", "database", "events", "http", "jobs", "secrets"})
@NullMarked
package modelport.server.notification;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
