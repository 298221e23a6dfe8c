/** Step 2, registry: models, their versions, and what is known about each. */
@Feature(
        step = 2,
        uses = {"access", "artifacts", "audit", "database", "events", "http", "jobs", "notification"})
@NullMarked
package modelport.server.registry;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
