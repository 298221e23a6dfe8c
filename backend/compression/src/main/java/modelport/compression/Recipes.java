package modelport.compression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.compression.Pass.DynamicInt8;
import modelport.compression.Pass.HalfStorage;
import modelport.compression.Pass.Int8Blocks;
import modelport.compression.Pass.Int8Storage;
import modelport.compression.Pass.LowRank;
import modelport.compression.Pass.MagnitudePruning;
import modelport.compression.Pass.NeuronPruning;
import modelport.compression.Pass.Replacement;
import modelport.compression.Pass.TreePruning;
import modelport.compression.students.StudentMaker;
import modelport.contract.registry.Signature;

/** The recipes that are tried when nobody asks for others. */
public final class Recipes {
    private static final int BLOCK = 128;
    /** Bits of weights, and what processors need whose 8-bit products overflow. */
    private static final int EXACT = 8;

    private static final int SAFE = 7;
    /** How many times smaller than their teacher students are. */
    private static final List<Integer> STUDENTS = List.of(4, 16, 64);

    private Recipes() {}

    /** All that look at the graph alone, the most promising first. */
    public static List<Recipe> standard() {
        return standard(Processor.weightBits());
    }

    /** Those and students of a model with this signature. */
    public static List<Recipe> of(Signature signature) {
        return Stream.concat(standard().stream(), students(signature)).toList();
    }

    /** A standard recipe by its code; also one that another machine would rather take. */
    public static Optional<Recipe> find(String code) {
        return named(code, Stream.concat(standard(EXACT).stream(), standard(SAFE).stream()));
    }

    /** The same, with students of a model with this signature. */
    public static Optional<Recipe> find(String code, Signature signature) {
        return find(code).or(() -> named(code, students(signature)));
    }

    private static Optional<Recipe> named(String code, Stream<Recipe> recipes) {
        return recipes.filter(recipe -> recipe.code().equals(code)).findFirst();
    }

    private static Stream<Recipe> students(Signature signature) {
        return STUDENTS.stream()
                .map(ratio -> recipe(
                        "student-" + ratio,
                        new Replacement("student", Map.of("ratio", ratio), new StudentMaker(signature, ratio))));
    }

    private static List<Recipe> standard(int bits) {
        var dynamic = new DynamicInt8(bits);
        String int8 = bits == EXACT ? "dynamic-int8" : "dynamic-int7";
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

    private static Recipe recipe(String code, Pass... passes) {
        return new Recipe(code, List.of(passes));
    }
}
