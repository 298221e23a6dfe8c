/** Step 9, deployment: endpoints, what stands behind them, and the nodes that serve. */
@Feature(
        step = 9,
        uses = {
            "access",
            "artifacts",
            "audit",
            "database",
            "events",
            "http",
            "jobs",
            "notification",
            "registry",
            "release"
        })
@NullMarked
package modelport.server.deployment;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
