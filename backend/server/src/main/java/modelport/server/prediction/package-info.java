/** Step 10, prediction: who may call what, and trying versions. */
@Feature(
        step = 10,
        uses = {"access", "artifacts", "database", "deployment", "http", "registry"})
@NullMarked
package modelport.server.prediction;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
