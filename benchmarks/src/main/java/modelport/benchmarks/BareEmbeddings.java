package modelport.benchmarks;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures two embedding models with ONNX Runtime and a tokenizer alone, without anything of Modelport:
 * {@code BareEmbeddings FIRST.onnx SECOND.onnx TOKENIZER.json TEXTS.txt}. Prints sizes, how alike the embeddings of
 * each line of the texts are, and how long batches of 1 and 8 take, both models in turn.
 */
public final class BareEmbeddings {
    private static final int MAX_TOKENS = 128;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 10;

    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;

    private BareEmbeddings(OrtSession session, HuggingFaceTokenizer tokenizer) {
        this.session = session;
        this.tokenizer = tokenizer;
    }

    public static void main(String[] args) throws IOException, OrtException {
        List<String> texts = Files.readAllLines(Path.of(args[3]));
        var options = Map.of("padding", "true", "truncation", "true", "maxLength", Integer.toString(MAX_TOKENS));
        try (var tokenizer = HuggingFaceTokenizer.newInstance(Path.of(args[2]), options);
                OrtSession first = session(args[0]);
                OrtSession second = session(args[1])) {
            var before = new BareEmbeddings(first, tokenizer);
            var after = new BareEmbeddings(second, tokenizer);
            print("sizeRatio", (double) Files.size(Path.of(args[1])) / Files.size(Path.of(args[0])));
            print("cosine", cosine(before, after, texts));
            for (int batch : new int[] {1, 8}) {
                double[] millis = inTurn(before, after, texts, batch);
                print("firstMs" + batch, millis[0]);
                print("secondMs" + batch, millis[1]);
                print("latencyRatio" + batch, millis[1] / millis[0]);
            }
        }
    }

    private static OrtSession session(String file) throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return OrtEnvironment.getEnvironment().createSession(file, options);
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.5f%n", name, value);
    }

    private static double cosine(BareEmbeddings before, BareEmbeddings after, List<String> texts) throws OrtException {
        double sum = 0;
        for (String text : texts) {
            double[] a = before.vector(text);
            double[] b = after.vector(text);
            sum += product(a, b) / Math.sqrt(product(a, a) * product(b, b));
        }
        return sum / texts.size();
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The mean over the tokens of one text. */
    private double[] vector(String text) throws OrtException {
        Map<String, OnnxTensor> inputs = inputs(List.of(text));
        try (OrtSession.Result answer = session.run(inputs)) {
            float[][] states = ((float[][][]) answer.get(0).getValue())[0];
            var mean = new double[states[0].length];
            for (float[] state : states) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += state[i];
                }
            }
            return mean;
        } finally {
            OnnxValue.close(inputs);
        }
    }

    /** The median milliseconds of each, over different rows; who is first changes each time. */
    private static double[] inTurn(BareEmbeddings before, BareEmbeddings after, List<String> texts, int batch)
            throws OrtException {
        var first = new double[ROUNDS];
        var second = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int start = Math.floorMod(round * batch, texts.size() - batch);
            List<String> rows = texts.subList(start, start + batch);
            boolean swap = round % 2 == 0;
            double one = (swap ? after : before).millis(rows);
            double other = (swap ? before : after).millis(rows);
            if (round >= 0) {
                first[round] = swap ? other : one;
                second[round] = swap ? one : other;
            }
        }
        return new double[] {median(first), median(second)};
    }

    private double millis(List<String> rows) throws OrtException {
        Map<String, OnnxTensor> inputs = inputs(rows);
        try {
            long start = System.nanoTime();
            session.run(inputs).close();
            return (System.nanoTime() - start) / 1e6;
        } finally {
            OnnxValue.close(inputs);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Map<String, OnnxTensor> inputs(List<String> texts) throws OrtException {
        Encoding[] encodings = tokenizer.batchEncode(texts);
        var inputs = new HashMap<String, OnnxTensor>();
        for (String name : session.getInputNames()) {
            long[][] rows = Arrays.stream(encodings)
                    .map(encoding -> switch (name) {
                        case "input_ids" -> encoding.getIds();
                        case "attention_mask" -> encoding.getAttentionMask();
                        default -> encoding.getTypeIds();
                    })
                    .toArray(long[][]::new);
            LongBuffer flat = LongBuffer.allocate(rows.length * rows[0].length);
            Arrays.stream(rows).forEach(flat::put);
            inputs.put(name, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), flat.flip(), new long[] {
                rows.length, rows[0].length
            }));
        }
        return inputs;
    }
}
