package modelport.compression;

import java.util.List;
import modelport.compression.LayerReport.Done;

/** What a pass did. */
public record PassReport(Pass pass, List<LayerReport> layers) {
    public PassReport {
        layers = List.copyOf(layers);
    }

    /** The parts that it changed. */
    public List<Done> done() {
        return layers.stream()
                .filter(Done.class::isInstance)
                .map(Done.class::cast)
                .toList();
    }
}
