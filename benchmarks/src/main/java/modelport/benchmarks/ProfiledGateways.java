package modelport.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import modelport.contract.registry.Signature;
import modelport.gateway.CallerCheck.Access;
import modelport.gateway.Deployment;
import modelport.gateway.Gateway;
import modelport.gateway.GatewayConfig;
import modelport.gateway.ProfileDelta;
import modelport.gateway.ProfilePlan;
import modelport.gateway.ProfileSource.Element;
import modelport.gateway.ProfileSource.Label;
import modelport.gateway.ProfileSource.LargestProbability;
import modelport.gateway.ProfiledColumn;
import modelport.gateway.Servable;
import modelport.inference.OnnxModels;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.NumberCells;

/**
 * Two gateways with the same models in one process: one counts every row and keeps some, the other does neither.
 * {@code ProfiledGateways FOLDER PORT_WITHOUT PORT_WITH NAME...}, where the folder holds {@code NAME.onnx},
 * {@code NAME.edges} and {@code NAME.classes}. Every five seconds it is collected what was counted; the sum is printed
 * at the end.
 */
public final class ProfiledGateways {
    private static final long COLLECT_SECONDS = 5;
    private static final NumberCells SURE = NumberCells.of(0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1);

    private ProfiledGateways() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Gateway without = open(Integer.parseInt(args[1]), 0);
        Gateway with = open(Integer.parseInt(args[2]), GatewayConfig.defaults().predictionLogRate());
        for (String name : List.of(args).subList(3, args.length)) {
            List<String> classes = Files.readAllLines(folder.resolve(name + ".classes"));
            deploy(without, name, folder, classes);
            deploy(with, name, folder, classes);
            with.profile(name, List.of(new ProfilePlan(UUID.randomUUID(), 1, columns(folder, name, classes))));
        }
        var counted = new LongAdder();
        var kept = new LongAdder();
        Runnable collect = () -> {
            counted.add(with.drainProfiles().stream()
                    .mapToLong(ProfileDelta::profiled)
                    .sum());
            kept.add(with.drainPredictions().size());
        };
        var timer = Executors.newSingleThreadScheduledExecutor();
        var _ = timer.scheduleAtFixedRate(collect, COLLECT_SECONDS, COLLECT_SECONDS, TimeUnit.SECONDS);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            timer.shutdownNow();
            with.close();
            without.close();
            collect.run();
            System.out.println("counted " + counted.sum() + " kept " + kept.sum());
        }));
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static Gateway open(int port, int keep) {
        return Gateway.start(
                GatewayConfig.defaults().on("127.0.0.1", port).keeping(keep),
                (_, _) -> CompletableFuture.completedFuture(Access.ALLOWED));
    }

    private static void deploy(Gateway gateway, String name, Path folder, List<String> classes) {
        Path model = folder.resolve(name + ".onnx");
        Signature found = OnnxModels.inspect(model);
        var signature = new Signature(found.inputs(), found.outputs(), classes, null, true);
        gateway.deploy(new Deployment(name, 1, new Servable(1, "sha256:" + name, model, model, signature, Map.of())))
                .toCompletableFuture()
                .join();
    }

    private static List<ProfiledColumn> columns(Path folder, String name, List<String> classes) throws IOException {
        var columns = new ArrayList<ProfiledColumn>();
        for (String line : Files.readAllLines(folder.resolve(name + ".edges"))) {
            double[] edges = Arrays.stream(line.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            columns.add(new ProfiledColumn(
                    "feature " + columns.size(), new Element("features", columns.size()), NumberCells.of(edges)));
        }
        columns.add(new ProfiledColumn("label", new Label(), new CategoryCells(classes, List.of())));
        columns.add(new ProfiledColumn("sure", new LargestProbability(), SURE));
        return columns;
    }
}
