package modelport.compression.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import modelport.compression.Calibration;
import modelport.compression.Progress;
import modelport.inference.Tensor;
import modelport.onnx.edit.EditableGraph;

/** A model that is being changed, with everything that its passes may need. */
public final class Workbench {
    private final Calibration rows;
    private final Path folder;
    private final Progress progress;
    private final List<Expectation> expectations = new ArrayList<>();
    private EditableGraph graph;
    private long rowsGiven = -1;

    /** @param folder for files that only the run needs */
    public Workbench(ModelProto model, Calibration rows, Path folder, Progress progress) {
        graph = new EditableGraph(model);
        this.rows = rows;
        this.folder = folder;
        this.progress = progress;
    }

    public EditableGraph graph() {
        return graph;
    }

    /** The model as it is now. */
    public ModelProto model() {
        return graph.model();
    }

    /** Another model takes the place of this one. */
    public void replace(ModelProto model) {
        graph = new EditableGraph(model);
        expectations.clear();
    }

    public Calibration rows() {
        return rows;
    }

    public Path folder() {
        return folder;
    }

    public Progress progress() {
        return progress;
    }

    /** Ends the run if somebody wants that; to be called between two steps that take less than a second. */
    public void checkCancelled() {
        if (progress.isCancelled()) {
            throw new CancellationException();
        }
    }

    /** What the engine must make of a layer for it to be fast. */
    public void expect(Expectation expectation) {
        expectations.add(expectation);
    }

    public List<Expectation> expectations() {
        return List.copyOf(expectations);
    }

    /** How many rows were given. */
    long rowsGiven() {
        if (rowsGiven < 0) {
            try (Stream<Map<String, Tensor>> batches = rows.batches()) {
                rowsGiven = batches.mapToLong(Batches::rows).sum();
            }
        }
        return rowsGiven;
    }

    /** How many of them are looked at. */
    public long rowCount() {
        return Observation.taken(rowsGiven());
    }

    /** Runs the model as it is now on the rows, and hands over what some of its values are. */
    public void observe(Set<String> values, Consumer<Map<String, Tensor>> observer) {
        new Observation(model(), values, this).run(observer);
    }
}
