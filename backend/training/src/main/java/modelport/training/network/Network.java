package modelport.training.network;

import java.util.List;

/**
 * What a network is made of: columns go in, hidden layers follow, and sums without a bend come out.
 *
 * @param columns that go in
 * @param outputs that come out
 */
public record Network(int columns, List<LayerSpec> hidden, int outputs) {
    public Network {
        hidden = List.copyOf(hidden);
        if (columns < 1 || outputs < 1) {
            throw new IllegalArgumentException("no network: %d columns, %d outputs".formatted(columns, outputs));
        }
    }

    /** Numbers that are learned, and those that a batch norm keeps. */
    public long parameters() {
        long parameters = 0;
        long in = columns;
        for (LayerSpec layer : hidden) {
            parameters += (in + 1) * layer.width() + (layer.batchNorm() ? 4L * layer.width() : 0);
            in = layer.width();
        }
        return parameters + (in + 1) * outputs;
    }
}
