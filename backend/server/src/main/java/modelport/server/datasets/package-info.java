/** Step 4, datasets: tables of samples to train, calibrate, measure and compare with. */
@Feature(
        step = 4,
        uses = {"access", "artifacts", "audit", "database", "events", "http", "jobs", "notification", "registry"})
@NullMarked
package modelport.server.datasets;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
