package modelport.server.tuning.internal;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Samples;
import modelport.contract.tuning.TunedModel;
import modelport.evaluation.Machine;
import modelport.onnx.ElementType;
import modelport.onnx.edit.OuterTypes;
import modelport.server.database.Json;
import modelport.server.imports.Inspection;
import modelport.server.jobs.ChildTask.Report;
import modelport.training.Table;
import modelport.training.tuning.CellScore;
import modelport.training.tuning.Folds;
import modelport.training.tuning.Outcome;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;

/** Trains the best setting's model on all rows, and writes it down with everything that it takes to do so again. */
record WinnerMaker(TuningOrder order, TrainingRows rows, Folds folds, Report report) {
    private static final String MODEL = "model.onnx";
    /** How the model came to be. */
    private static final String RECORD = "tuning.json";
    /** In which fold each row was. */
    private static final String FOLDS = "folds.csv";

    private static final String INPUT = "X";
    private static final int COMPARED = 200;
    private static final int SHOWN = 5;

    Found.Winner make(Tried best, Outcome outcome, LongSupplier workedMs) throws IOException {
        Path folder = Files.createDirectories(report.folder().resolve("winner"));
        Trainer trainer = Trainers.find(best.trainer()).orElseThrow();
        double trainMs;
        Samples compared;
        Path model = folder.resolve(MODEL);
        try (Trained trained = trainer.fit(rows.set(), best.setting(trainer), order.seed(), () -> false)) {
            trainMs = trained.took().toNanos() / 1e6;
            Files.write(model, asCallersKnowIt(trained.onnx()));
            compared = compared(trained);
        }
        var files = new LinkedHashMap<String, Path>();
        files.put(MODEL, model);
        files.put(RECORD, record(best, outcome, folder.resolve(RECORD)));
        files.put(FOLDS, folds(folder.resolve(FOLDS)));
        report.progress(0.98, Message.of("imports.running", "file", MODEL));
        Inspection content = Inspection.of(files, compared, Map.of(), report.folder());
        Double difference = content.facts().largestDifference();
        var made = new TunedModel(
                best.number(),
                "",
                Files.size(model),
                rows.set().rows().rows(),
                trainMs,
                difference == null ? 0 : difference);
        return new Found.Winner(made, content, shown(), workedMs.getAsLong());
    }

    /** Whoever calls the version that serves now calls the winner later: a number keeps its precision. */
    private byte[] asCallersKnowIt(byte[] onnx) throws IOException {
        var types = new HashMap<String, ElementType>();
        order.types().forEach((name, type) -> {
            if (type == DataType.FP32 || type == DataType.FP64) {
                types.put(name, type == DataType.FP32 ? ElementType.FLOAT : ElementType.DOUBLE);
            }
        });
        return OuterTypes.of(ModelProto.parseFrom(onnx), types).toByteArray();
    }

    /** Some rows with the answers of the model as it was trained, which its graph must give too. */
    private Samples compared(Trained trained) {
        int[] chosen = rows.spread(COMPARED);
        Table answers = trained.answer(rows.set().rows().rows(chosen));
        boolean classes = !order.rows().classes().isEmpty();
        List<Object> expected = IntStream.range(0, chosen.length)
                .mapToObj(row -> classes ? list(answers, row) : (Object) answers.at(row, 0))
                .toList();
        return new Samples(inputs(chosen), Map.of(classes ? "probabilities" : "prediction", expected));
    }

    private Samples shown() {
        return new Samples(inputs(rows.spread(SHOWN)), null);
    }

    private Map<String, Object> inputs(int... chosen) {
        return Map.of(INPUT, IntStream.of(chosen).mapToObj(rows::row).toList());
    }

    private static List<Object> list(Table answers, int row) {
        var list = new ArrayList<>();
        for (int column = 0; column < answers.columns(); column++) {
            list.add(answers.at(row, column));
        }
        return list;
    }

    private Path record(Tried best, Outcome outcome, Path file) throws IOException {
        boolean upwards = Metrics.isHigherBetter(
                modelport.statistics.Metric.find(order.metric()).orElseThrow());
        var written = new LinkedHashMap<String, Object>(new TreeMap<>(order.record()));
        written.put("label", order.rows().label());
        written.put("columns", order.rows().columns());
        written.put("classes", order.rows().classes());
        written.put("rows", rows.set().rows().rows());
        written.put("folds", order.folds());
        written.put("foldsOfRows", FOLDS);
        written.put("metric", order.metric());
        written.put("seed", order.seed());
        written.put("trainer", best.trainer());
        written.put("setting", outcome.setting().values());
        written.put("digest", best.digest());
        written.put(
                "scores",
                outcome.cells().stream()
                        .map(CellScore::score)
                        .map(score -> upwards ? score : -score)
                        .toList());
        written.put("mean", upwards ? outcome.mean() : -outcome.mean());
        written.put("deviation", outcome.deviation());
        written.put("settings", order.settings().size());
        written.put("machine", Machine.name());
        Files.writeString(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
        return file;
    }

    private Path folds(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("row,fold\n");
            for (int row = 0; row < rows.numbers().length; row++) {
                out.write(rows.numbers()[row] + "," + folds.of()[row] + "\n");
            }
        }
        return file;
    }
}
