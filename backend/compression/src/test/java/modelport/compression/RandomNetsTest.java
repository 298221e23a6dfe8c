package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.contract.Messages;
import modelport.inference.Tensor;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.OnnxCheck;
import modelport.onnx.OnnxLimits;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every recipe on nets that were put together by chance. */
class RandomNetsTest {
    private static final int WIDTH = 40;
    private static final int NETS = 6;

    @TempDir
    private Path folder;

    /** Layers of one width that read any values before them, and sometimes share weights or sit in a branch. */
    private static final class Chance {
        private final Random random;
        private final GraphBuilder graph;
        private final List<String> values = new ArrayList<>(List.of("x"));
        private final List<String> weights = new ArrayList<>();
        private final Set<String> unread = new LinkedHashSet<>();
        private int names;

        Chance(long seed) {
            random = new Random(seed);
            graph = Nets.input(WIDTH).initializer(Tensors.floats("half", new float[] {0.5f}));
        }

        private String any(List<String> from) {
            return from.get(random.nextInt(from.size()));
        }

        private String name(String hint) {
            return hint + names++;
        }

        private String matrix() {
            if (!weights.isEmpty() && random.nextInt(4) == 0) {
                return any(weights);
            }
            String name = name("w");
            double[] numbers = Nets.normal(random, WIDTH * WIDTH, 1 / Math.sqrt(WIDTH));
            graph.initializer(Tensors.floats(name, Nets.narrow(numbers), WIDTH, WIDTH));
            weights.add(name);
            return name;
        }

        private String vector() {
            String name = name("b");
            graph.initializer(Tensors.floats(name, Nets.narrow(Nets.normal(random, WIDTH, 0.5)), WIDTH));
            return name;
        }

        void layer() {
            String value = any(values);
            unread.remove(value);
            String output = name("v");
            switch (random.nextInt(7)) {
                case 0 -> graph.node("MatMul", List.of(value, matrix()), List.of(output));
                case 1 ->
                    graph.node(
                            "Gemm",
                            List.of(value, matrix(), vector()),
                            List.of(output),
                            Attributes.of("transB", (long) random.nextInt(2)),
                            Attributes.of("alpha", random.nextBoolean() ? 1f : 0.5f));
                case 2 -> graph.node(random.nextBoolean() ? "Relu" : "Tanh", List.of(value), List.of(output));
                case 3 -> {
                    String second = any(values);
                    unread.remove(second);
                    graph.node("Add", List.of(value, second), List.of(output));
                }
                case 4 -> graph.node("Mul", List.of(value, random.nextBoolean() ? "half" : vector()), List.of(output));
                case 5 -> hidden(value, output);
                default -> branch(value, output);
            }
            values.add(output);
            unread.add(output);
        }

        private void hidden(String value, String output) {
            String first = name("h");
            String second = name("h");
            graph.node("MatMul", List.of(value, matrix()), List.of(first))
                    .node("Sigmoid", List.of(first), List.of(second))
                    .node("MatMul", List.of(second, matrix()), List.of(output));
        }

        private void branch(String value, String output) {
            String condition = name("c");
            String inner = name("i");
            graph.initializer(
                    Tensors.of(condition, ElementType.BOOL, ByteBuffer.wrap(new byte[] {(byte) random.nextInt(2)})));
            GraphProto body = new GraphBuilder("body")
                    .node("MatMul", List.of(value, matrix()), List.of(inner))
                    .output(inner, Types.tensor(ElementType.FLOAT, "N", WIDTH))
                    .graph();
            GraphProto other = new GraphBuilder("other")
                    .node("Neg", List.of(value), List.of(inner + "n"))
                    .output(inner + "n", Types.tensor(ElementType.FLOAT, "N", WIDTH))
                    .graph();
            graph.node(
                    "If",
                    List.of(condition),
                    List.of(output),
                    Attributes.of("then_branch", body),
                    Attributes.of("else_branch", other));
        }

        ModelProto model() {
            for (int i = 0; i < 14; i++) {
                layer();
            }
            // What nobody has read until now comes together.
            List<String> left = List.copyOf(unread);
            String sum = left.getFirst();
            for (String value : left.subList(1, left.size())) {
                String next = name("s");
                graph.node("Add", List.of(sum, value), List.of(next));
                sum = next;
            }
            graph.node("Tanh", List.of(sum), List.of("y"));
            return graph.output("y", Types.tensor(ElementType.FLOAT, "N", WIDTH))
                    .model();
        }
    }

    @Test
    void every_recipe_gives_a_sound_candidate_or_a_sentence() throws IOException {
        var made = new HashMap<String, Integer>();
        Map<String, Tensor> rows = Map.of("x", Nets.normal(200, WIDTH, 9));
        Map<String, Tensor> others = Map.of("x", Nets.normal(50, WIDTH, 10));
        for (int seed = 0; seed < NETS; seed++) {
            Path model = Nets.write(new Chance(seed).model(), folder, "net" + seed);
            double[] right = Nets.answers(model, others);
            for (Recipe recipe : Recipes.standard()) {
                Outcome outcome = Compression.run(
                        model, recipe, Calibration.of(List.of(rows)), folder.resolve("out.onnx"), Progress.NONE);
                switch (outcome) {
                    case Made candidate -> {
                        made.merge(recipe.code(), 1, Integer::sum);
                        OnnxCheck.check(candidate.file(), Map.of(), OnnxLimits.defaults());
                        assertThat(Nets.error(Nets.answers(candidate.file(), others), right))
                                .as("net %s, %s", seed, recipe.code())
                                .isLessThan(recipe.code().matches("(dynamic|int8|half)[^+]*") ? 0.1 : 2);
                    }
                    case Unfit(var reason) ->
                        assertThat(Messages.render(reason, Locale.ENGLISH))
                                .doesNotContain("{")
                                .contains(" ");
                }
            }
        }
        assertThat(made).containsKeys("int8-blocks", "int8-storage", "half-storage", "neurons-50", "low-rank-50");
    }
}
