package modelport.compression;

import java.util.List;
import java.util.Optional;
import modelport.compression.Pass.DynamicInt8;
import modelport.compression.Pass.HalfStorage;
import modelport.compression.Pass.Int8Blocks;
import modelport.compression.Pass.Int8Storage;
import modelport.compression.Pass.LowRank;
import modelport.compression.Pass.MagnitudePruning;
import modelport.compression.Pass.NeuronPruning;
import modelport.compression.Pass.TreePruning;

/** The recipes that are tried when nobody asks for others. */
public final class Recipes {
    private static final int BLOCK = 128;

    private Recipes() {}

    /** All of them, the most promising first. */
    public static List<Recipe> standard() {
        int bits = Processor.weightBits();
        var dynamic = new DynamicInt8(bits);
        String int8 = bits == 8 ? "dynamic-int8" : "dynamic-int7";
        return List.of(
                recipe(int8, dynamic),
                recipe("int8-blocks", new Int8Blocks(BLOCK)),
                recipe("trees-50", new TreePruning(0.5)),
                recipe("trees-20", new TreePruning(0.2)),
                recipe("trees-10", new TreePruning(0.1)),
                recipe("neurons-75", new NeuronPruning(0.75)),
                recipe("neurons-50", new NeuronPruning(0.5)),
                recipe("neurons-25", new NeuronPruning(0.25)),
                recipe("neurons-75+" + int8, new NeuronPruning(0.75), dynamic),
                recipe("neurons-50+" + int8, new NeuronPruning(0.5), dynamic),
                recipe("low-rank-50", new LowRank(0.5)),
                recipe("low-rank-25", new LowRank(0.25)),
                recipe("low-rank-50+" + int8, new LowRank(0.5), dynamic),
                recipe("int8-storage", new Int8Storage()),
                recipe("half-storage", new HalfStorage()),
                recipe("magnitude-50", new MagnitudePruning(0.5)),
                recipe("magnitude-80", new MagnitudePruning(0.8)));
    }

    /** A standard recipe by its code. */
    public static Optional<Recipe> find(String code) {
        return standard().stream().filter(recipe -> recipe.code().equals(code)).findFirst();
    }

    private static Recipe recipe(String code, Pass... passes) {
        return new Recipe(code, List.of(passes));
    }
}
