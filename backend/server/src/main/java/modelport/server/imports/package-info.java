/** Step 3, imports: files become versions, or are refused with a reason; in a process of their own. */
@Feature(
        step = 3,
        uses = {"access", "artifacts", "database", "jobs", "registry"})
@NullMarked
package modelport.server.imports;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
