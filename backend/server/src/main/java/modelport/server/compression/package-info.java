/** Step 6, compression: smaller and faster versions of a version, made by recipes and measured beside it. */
@Feature(
        step = 6,
        uses = {"access", "artifacts", "audit", "database", "datasets", "events", "http", "imports", "jobs", "registry"
        })
@NullMarked
package modelport.server.compression;

import modelport.server.Feature;
import org.jspecify.annotations.NullMarked;
