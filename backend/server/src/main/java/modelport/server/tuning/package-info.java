/** Step 7, tuning: the search for good settings, whose best one becomes a version of a model. */
@Feature(
        step = 7,
        uses = {"access", "artifacts", "audit", "database", "datasets", "events", "http", "imports", "jobs", "registry"
        })
@NullMarked
package modelport.server.tuning;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
