package modelport.compression;

import java.util.Map;
import java.util.TreeMap;

/**
 * One step that makes a model smaller or faster. Its code and parameters say it all: the same ones do the same again.
 */
public sealed interface Pass {
    /** Stable name of the kind of pass. */
    String code();

    /** Its settings, as numbers and texts. */
    Map<String, Object> parameters();

    /** Whether it must see rows. */
    default boolean needsRows() {
        return false;
    }

    /** Weights are stored as 16-bit floats and widened when the model is loaded. Half the size, the same speed. */
    record HalfStorage() implements Pass {
        @Override
        public String code() {
            return "half-storage";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }
    }

    /**
     * Weights are stored as 8-bit integers with a scale per channel, and widened when the model is loaded. A quarter of
     * the size, the same speed.
     */
    record Int8Storage() implements Pass {
        @Override
        public String code() {
            return "int8-storage";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of();
        }
    }

    /**
     * Matrix products with 8-bit weights that have a scale for each {@code block} of inputs. Every row is scaled by
     * itself, so answers do not depend on neighbours.
     */
    record Int8Blocks(int block) implements Pass {
        public Int8Blocks {
            if (block < 16 || block > 256 || Integer.bitCount(block) != 1) {
                throw new IllegalArgumentException("a block has 16, 32, 64, 128 or 256 weights");
            }
        }

        @Override
        public String code() {
            return "int8-blocks";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("block", block);
        }
    }

    /**
     * Matrix products of 8-bit integers: weights with a scale per output, inputs with one scale for all that are there.
     * An answer therefore depends on the rows beside it.
     *
     * @param bits 8, or 7 for processors whose 8-bit products overflow
     */
    record DynamicInt8(int bits) implements Pass {
        public DynamicInt8 {
            if (bits != 7 && bits != 8) {
                throw new IllegalArgumentException("weights have 7 or 8 bits");
            }
        }

        @Override
        public String code() {
            return "dynamic-int8";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("bits", bits);
        }
    }

    /** Hidden neurons are removed, and what follows is fitted anew to what remains. */
    record NeuronPruning(double keep) implements Pass {
        public NeuronPruning {
            Shares.require(keep);
        }

        @Override
        public String code() {
            return "neurons";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("keep", keep);
        }

        @Override
        public boolean needsRows() {
            return true;
        }
    }

    /** The smallest weights become zero. That saves bytes only where the model is kept or sent compressed. */
    record MagnitudePruning(double zeros) implements Pass {
        public MagnitudePruning {
            Shares.require(zeros);
        }

        @Override
        public String code() {
            return "magnitude";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("zeros", zeros);
        }
    }

    /** Decision trees lose the splits that matter least, and all remaining leaves are fitted anew. */
    record TreePruning(double keep) implements Pass {
        public TreePruning {
            Shares.require(keep);
        }

        @Override
        public String code() {
            return "trees";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("keep", keep);
        }

        @Override
        public boolean needsRows() {
            return true;
        }
    }

    /**
     * Weight matrices become products of two narrow ones, which keep the directions that the rows really use.
     *
     * @param keep share of the weights that may remain
     */
    record LowRank(double keep) implements Pass {
        public LowRank {
            Shares.require(keep);
        }

        @Override
        public String code() {
            return "low-rank";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("keep", keep);
        }

        @Override
        public boolean needsRows() {
            return true;
        }
    }

    /** Another model takes the place of the first one, made by somebody who can train: a distilled student. */
    record Replacement(String code, Map<String, Object> parameters, ModelMaker maker) implements Pass {
        public Replacement {
            parameters = Map.copyOf(parameters);
        }

        @Override
        public boolean needsRows() {
            return true;
        }
    }

    /** The code and the parameters, in a stable order, as a JSON object would have them. */
    default Map<String, Object> description() {
        var description = new TreeMap<String, Object>(parameters());
        description.put("pass", code());
        return description;
    }
}
