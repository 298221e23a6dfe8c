/** Step 5, evaluation: what versions are worth on datasets, measured in a process of its own. */
@Feature(
        step = 5,
        uses = {"access", "artifacts", "audit", "database", "datasets", "events", "http", "jobs", "registry"})
@NullMarked
package modelport.server.evaluation;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
