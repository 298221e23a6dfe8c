/** Step 11, monitoring: what endpoints are asked and answer against what they should, labels, and alerts. */
@Feature(
        step = 11,
        uses = {
            "access",
            "artifacts",
            "audit",
            "database",
            "datasets",
            "events",
            "http",
            "jobs",
            "notification",
            "prediction",
            "registry"
        })
@NullMarked
package modelport.server.monitoring;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
