/** Step 8, release: requests to put a version into an environment, under the environment's versioned policy. */
@Feature(
        step = 8,
        uses = {"access", "artifacts", "audit", "database", "events", "http", "jobs", "notification", "registry"})
@NullMarked
package modelport.server.release;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
