/** Step 12, maintenance: policies that open cases, which look for a better version and ask for its release. */
@Feature(
        step = 12,
        uses = {
            "access",
            "artifacts",
            "audit",
            "compression",
            "database",
            "datasets",
            "evaluation",
            "events",
            "http",
            "jobs",
            "monitoring",
            "notification",
            "registry",
            "release",
            "tuning"
        })
@NullMarked
package modelport.server.maintenance;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
