package modelport.compression.factors;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.compression.LayerReport;
import modelport.compression.LayerReport.Done;
import modelport.compression.LayerReport.Skipped;
import modelport.compression.factors.Spectrum.Factors;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.Linear;
import modelport.compression.graph.LinearEdit;
import modelport.compression.graph.Moments;
import modelport.compression.graph.Workbench;
import modelport.contract.Message;
import modelport.onnx.edit.EditableGraph;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Splits matrices into two narrow ones that keep what the rows use. */
public final class LowRankPass implements GraphPass {
    private static final int FEWEST = 1_024;

    private final double keep;

    /** @param keep share of all these weights that may remain */
    public LowRankPass(double keep) {
        this.keep = keep;
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        var reports = new ArrayList<LayerReport>();
        var layers = new ArrayList<Linear>();
        for (Linear linear : Linear.all(bench.graph())) {
            if (linear.size() < FEWEST) {
                reports.add(new Skipped(linear.title(), Message.of("compression.too-small")));
            } else {
                layers.add(linear);
            }
        }
        if (layers.isEmpty()) {
            return reports;
        }
        Map<String, double[]> means = new HashMap<>();
        List<Spectrum> spectra = spectra(bench, layers, means);
        int[] ranks = new RankBudget(layers, spectra).ranks(keep);
        for (int i = 0; i < ranks.length; i++) {
            bench.checkCancelled();
            Linear layer = layers.get(i);
            double[] mean = Objects.requireNonNull(means.get(layer.input()));
            reports.add(
                    ranks[i] == 0
                            ? new Skipped(layer.title(), Message.of("compression.full-rank"))
                            : split(bench.graph(), layer, spectra.get(i), ranks[i], mean));
        }
        return reports;
    }

    private static List<Spectrum> spectra(Workbench bench, List<Linear> layers, Map<String, double[]> means) {
        var widths = new LinkedHashMap<String, Integer>();
        layers.forEach(layer -> widths.put(layer.input(), layer.inputs()));
        var spectra = new HashMap<Integer, Spectrum>();
        Moments.of(bench, widths, (value, moments) -> {
            means.put(value, moments.means());
            for (int i = 0; i < layers.size(); i++) {
                if (layers.get(i).input().equals(value)) {
                    bench.checkCancelled();
                    spectra.put(i, Spectrum.of(matrix(bench.graph(), layers.get(i)), moments));
                }
            }
        });
        return IntStream.range(0, layers.size())
                .mapToObj(i -> Objects.requireNonNull(spectra.get(i)))
                .toList();
    }

    private static DMatrixRMaj matrix(EditableGraph graph, Linear layer) {
        return DMatrixRMaj.wrap(layer.inputs(), layer.outputs(), layer.matrix(graph));
    }

    private static LayerReport split(EditableGraph graph, Linear layer, Spectrum spectrum, int rank, double[] mean) {
        DMatrixRMaj matrix = matrix(graph, layer);
        Factors factors = spectrum.factors(matrix, rank);
        write(graph, layer, factors, shift(matrix, factors, mean));
        return new Done(
                layer.title(),
                layer.type().bytes(layer.size()),
                layer.type().bytes((long) rank * (layer.inputs() + layer.outputs())),
                Message.of(
                        "compression.as-factors",
                        "rank",
                        Integer.toString(rank),
                        "energy",
                        String.format(Locale.ROOT, "%.1f", spectrum.energy(rank) * 100)));
    }

    /** What the mean row loses is given back to all rows. */
    private static double[] shift(DMatrixRMaj matrix, Factors factors, double[] means) {
        DMatrixRMaj mean = DMatrixRMaj.wrap(1, means.length, means);
        var wanted = new DMatrixRMaj(1, matrix.numCols);
        CommonOps_DDRM.mult(mean, matrix, wanted);
        var narrow = new DMatrixRMaj(1, factors.left().numCols);
        CommonOps_DDRM.mult(mean, factors.left(), narrow);
        CommonOps_DDRM.multAdd(-1, narrow, factors.right(), wanted);
        return wanted.data;
    }

    private static void write(EditableGraph graph, Linear layer, Factors factors, double[] shift) {
        int rank = factors.left().numCols;
        String left = LinearEdit.constant(
                graph, layer.weights() + "_left", layer.type(), factors.left().data, layer.inputs(), rank);
        String narrow = graph.add("", "MatMul", List.of(layer.input(), left));
        NodeProto second =
                layer.operator().node().toBuilder().setInput(0, narrow).build();
        var right = new Linear(
                graph.replace(layer.operator(), second),
                narrow,
                layer.weights(),
                layer.transposed(),
                layer.factor(),
                rank,
                layer.outputs(),
                layer.type());
        LinearEdit.replace(graph, right, factors.right().data, rank, shift);
    }
}
