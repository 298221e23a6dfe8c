package modelport.formats.boosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.formats.FileKind;
import modelport.formats.ModelPart;
import modelport.formats.boosting.Columns.Column;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Reads files of XGBoost and LightGBM and converts them to ONNX. */
public final class Boosters {
    private Boosters() {}

    /**
     * Reads a file of kind XGBOOST or LIGHTGBM and converts it.
     *
     * @throws RefusedException if the file is damaged, passes a limit, or holds what cannot be converted exactly
     */
    public static Converted read(Path file, FileKind kind) throws IOException {
        long size = Files.size(file);
        if (size > Limits.FILE_BYTES) {
            throw RefusedException.of("boosting.too-big", "size", size, "limit", Limits.FILE_BYTES);
        }
        byte[] bytes = Files.readAllBytes(file);
        return convert(kind == FileKind.LIGHTGBM ? lightgbm(bytes) : xgboost(bytes));
    }

    /** The model in a file of XGBoost's, in JSON or UBJSON, or in the bytes that its Python package pickles. */
    public static XgboostModel xgboost(byte[] bytes) {
        return XgboostReader.read(bytes);
    }

    /** The model in a text of LightGBM's. */
    public static LightgbmModel lightgbm(byte[] text) {
        return LightgbmReader.read(text);
    }

    /** A model of its own; see {@link GraphOutputs} for what it gives. */
    public static Converted convert(Booster booster) {
        Graph graph = new Graph("booster");
        Value matrix = GraphInputs.matrix(graph, booster.columns(), elementType(booster));
        GraphOutputs.add(graph, booster, append(graph, matrix, booster));
        return new Converted(graph.model(), explanation(booster));
    }

    /** What a booster is made of. */
    public static ModelPart explanation(Booster booster) {
        return Explanations.of(booster);
    }

    /** What a booster computes with: FLOAT or DOUBLE. */
    public static ElementType elementType(Booster booster) {
        return switch (booster) {
            case XgboostModel _ -> ElementType.FLOAT;
            case LightgbmModel _ -> ElementType.DOUBLE;
        };
    }

    /**
     * Computes a booster's scores in a graph.
     *
     * @param matrix [N, features], of the booster's element type; NaN is missing
     */
    public static Scores append(Graph graph, Value matrix, Booster booster) {
        return switch (booster) {
            case XgboostModel xgboost -> XgboostGraph.append(graph, matrix, xgboost);
            case LightgbmModel lightgbm -> LightgbmGraph.append(graph, matrix, lightgbm);
        };
    }

    /** What the scores of a booster that tells classes mean. */
    public static Answers answers(Graph graph, Booster booster, Scores scores) {
        return Answers.of(graph, booster, scores);
    }

    /**
     * The numbers of a column, [N, 1], from what it holds.
     *
     * @param input [N, 1]: texts, numbers that name categories as DOUBLE, or plain numbers of any type
     */
    public static Value number(Graph graph, Value input, Column column, ElementType type) {
        return GraphInputs.number(graph, input, column, type);
    }
}
