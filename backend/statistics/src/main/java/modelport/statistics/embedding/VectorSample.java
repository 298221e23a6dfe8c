package modelport.statistics.embedding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import modelport.statistics.interval.Moments;
import modelport.statistics.sketch.Reservoir;

/** A uniform sample of rows with both embeddings of each, to see who is whose neighbour. */
final class VectorSample {
    private final Reservoir reservoir;
    private List<float[]> references = new ArrayList<>();
    private List<float[]> embeddings = new ArrayList<>();

    VectorSample(int capacity, long seed) {
        reservoir = new Reservoir(capacity, seed);
    }

    void add(float[] reference, float[] embedding) {
        int place = reservoir.next();
        if (place == references.size()) {
            references.add(reference.clone());
            embeddings.add(embedding.clone());
        } else if (place >= 0) {
            references.set(place, reference.clone());
            embeddings.set(place, embedding.clone());
        }
    }

    void merge(VectorSample other) {
        List<float[]> newReferences = new ArrayList<>();
        List<float[]> newEmbeddings = new ArrayList<>();
        for (int place : reservoir.merge(other.reservoir)) {
            newReferences.add(place >= 0 ? references.get(place) : other.references.get(-1 - place));
            newEmbeddings.add(place >= 0 ? embeddings.get(place) : other.embeddings.get(-1 - place));
        }
        references = newReferences;
        embeddings = newEmbeddings;
    }

    int size() {
        return references.size();
    }

    /** Of each row the share of its {@code k} nearest others by cosine that are the same in both. */
    Moments overlap(int k) {
        var neighboursBefore = new Neighbours(references, k);
        var neighboursAfter = new Neighbours(embeddings, k);
        var overlap = new Moments();
        for (int row = 0; row < size(); row++) {
            BitSet common = neighboursBefore.of(row);
            common.and(neighboursAfter.of(row));
            overlap.add((double) common.cardinality() / k);
        }
        return overlap;
    }
}
