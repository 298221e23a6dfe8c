package modelport.compression.graph;

import java.util.List;
import modelport.compression.LayerReport;

/** Does a pass on a model. */
@FunctionalInterface
public interface GraphPass {
    /**
     * Changes the graph on the bench.
     *
     * @return what was done and what not; a pass that did nothing must have said why for each layer it looked at
     */
    List<LayerReport> apply(Workbench bench);
}
