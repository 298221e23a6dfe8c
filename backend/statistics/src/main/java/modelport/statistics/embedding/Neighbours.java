package modelport.statistics.embedding;

import java.util.BitSet;
import java.util.List;

/** Who is nearest to whom by cosine. */
final class Neighbours {
    private final List<float[]> vectors;
    private final int k;
    private final double[] lengths;

    Neighbours(List<float[]> vectors, int k) {
        this.vectors = vectors;
        this.k = k;
        lengths = vectors.stream()
                .mapToDouble(vector -> Math.sqrt(Cosine.dot(vector, vector)))
                .toArray();
    }

    /** The {@code k} nearest others; of equally near ones the earlier. */
    BitSet of(int row) {
        int[] nearest = new int[k];
        double[] cosines = new double[k];
        int found = 0;
        for (int other = 0; other < lengths.length; other++) {
            double cosine = cosine(row, other);
            if (other == row || (found == k && cosine <= cosines[k - 1])) {
                continue;
            }
            found = Math.min(k, found + 1);
            int place = found - 1;
            while (place > 0 && cosines[place - 1] < cosine) {
                cosines[place] = cosines[place - 1];
                nearest[place] = nearest[place - 1];
                place--;
            }
            cosines[place] = cosine;
            nearest[place] = other;
        }
        var set = new BitSet(lengths.length);
        for (int i = 0; i < found; i++) {
            set.set(nearest[i]);
        }
        return set;
    }

    private double cosine(int left, int right) {
        double product = lengths[left] * lengths[right];
        return product == 0 ? 0 : Cosine.dot(vectors.get(left), vectors.get(right)) / product;
    }
}
