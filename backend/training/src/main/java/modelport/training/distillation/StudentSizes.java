package modelport.training.distillation;

import java.util.List;
import java.util.Optional;
import modelport.training.network.Columns;
import modelport.training.network.LayerSpec;
import modelport.training.network.Network;
import modelport.training.network.Weights;

/** Finds the widest student that fits into so many bytes. */
final class StudentSizes {
    private static final int NARROWEST = 4;
    private static final int WIDEST = 256;
    /** A narrower first layer has no second one. */
    private static final int TWO_LAYERS_FROM = 32;

    private final TabularSignature signature;
    private final Columns columns;

    StudentSizes(TabularSignature signature) {
        this.signature = signature;
        int count = signature.columns();
        int[] gaps = signature.gaps().stream().mapToInt(Integer::intValue).toArray();
        columns = new Columns(new float[count], new float[count], gaps, signature.gaps());
    }

    Optional<List<LayerSpec>> widest(long most) {
        int fits = 0;
        int tooWide = WIDEST + 1;
        while (tooWide - fits > 1) {
            int width = (fits + tooWide) / 2;
            if (bytes(layers(width)) <= most) {
                fits = width;
            } else {
                tooWide = width;
            }
        }
        return fits < NARROWEST ? Optional.empty() : Optional.of(layers(fits));
    }

    private static List<LayerSpec> layers(int width) {
        return width < TWO_LAYERS_FROM
                ? List.of(LayerSpec.dense(width))
                : List.of(LayerSpec.dense(width), LayerSpec.dense(width / 2));
    }

    /** Size of the student's file. */
    long bytes(List<LayerSpec> layers) {
        int outputs = switch (signature.answer()) {
            case TabularSignature.Classes classes -> classes.classes().size();
            case TabularSignature.Values values -> values.width();
        };
        var network = new Network(columns.width(), layers, outputs);
        // Equal constants are written once, but a student's are not equal.
        long equal = Float.BYTES
                * (2L * signature.columns()
                        + outputs
                        + layers.stream().mapToLong(LayerSpec::width).sum());
        return equal
                + StudentGraph.of(signature, columns, network, Weights.random(network, 0))
                        .getSerializedSize();
    }
}
