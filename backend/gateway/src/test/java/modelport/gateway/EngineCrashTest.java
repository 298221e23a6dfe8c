package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static modelport.gateway.TestGateway.numbers;
import static modelport.gateway.TestGateway.servable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.contract.Message;
import modelport.contract.deployment.EndpointState;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.engines.EngineFolders;
import modelport.engines.NativeEngine;
import modelport.engines.NativeModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TorchScript in processes of their own, behind real endpoints; left out where PyTorch's natives are not at hand. */
class EngineCrashTest {
    private static final String ON_CLASS_PATH = "modelport.child.engines.classpath";
    private static final Path SCRIPT = Path.of("../../fixtures/torch/mlp_traced.pt");
    private static final String BODY = "{\"features\":[[1,2,3,4,5,6]]}";

    private TestGateway gateway = new TestGateway();

    @BeforeEach
    void engines() {
        System.setProperty(ON_CLASS_PATH, "true");
        assumeTrue(EngineFolders.has(NativeEngine.PYTORCH), "PyTorch's natives are not on the class path");
    }

    @AfterEach
    void stop() {
        gateway.close();
        System.clearProperty(ON_CLASS_PATH);
    }

    private static Servable script(int version) {
        var signature = new Signature(
                List.of(new TensorSpec("input", DataType.FP32, List.of(-1L, 6L), List.of("", ""))),
                List.of(new TensorSpec("output", DataType.FP32, List.of(-1L, 3L), List.of("", ""))),
                List.of(),
                null,
                true);
        return new Servable(version, "sha256:script-" + version, SCRIPT, SCRIPT, signature, Map.of());
    }

    @Test
    void a_native_crash_costs_its_own_endpoint_a_moment_and_the_others_nothing() throws Exception {
        gateway.deploy("torch", script(1));
        long victim = processes().getFirst().pid();
        gateway.deploy("second", script(2)).deploy("double", servable("double", 1));
        List<Double> right = numbers(field(gateway.predict("torch", BODY), "predictions"));
        var stop = new AtomicBoolean();
        var answered = new AtomicInteger();

        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            Future<List<Integer>> onnx = clients.submit(() -> ask("double", "{\"features\":[[1,1]]}", stop, answered));
            Future<List<Integer>> native2 = clients.submit(() -> ask("second", BODY, stop, answered));
            while (answered.get() < 20 || !NativeModels.hasSpare(NativeEngine.PYTORCH)) {
                Thread.onSpinWait();
            }
            signal(victim, "-SEGV");
            long killed = System.nanoTime();
            HttpResponse<String> back = gateway.predict("torch", BODY);
            List<Integer> failures = new ArrayList<>();
            while (back.statusCode() != 200) {
                failures.add(back.statusCode());
                assertThat(back.headers().firstValue("retry-after")).isPresent();
                back = gateway.predict("torch", BODY);
            }
            // The JVM writes a report before it dies, and answers meanwhile.
            while (ProcessHandle.of(victim).isPresent()) {
                Thread.onSpinWait();
            }
            back = gateway.predict("torch", BODY);
            while (back.statusCode() != 200) {
                failures.add(back.statusCode());
                back = gateway.predict("torch", BODY);
            }
            long milliseconds = (System.nanoTime() - killed) / 1_000_000;
            stop.set(true);

            assertThat(milliseconds).isLessThan(3_000);
            assertThat(failures).allMatch(status -> status == 503);
            assertThat(numbers(field(back, "predictions"))).isEqualTo(right);
            assertThat(statuses(onnx)).containsOnly(200);
            assertThat(statuses(native2)).containsOnly(200);
        }
    }

    @Test
    void an_endpoint_whose_engine_dies_again_and_again_says_so_and_a_deployment_lifts_it() throws Exception {
        gateway.deploy("torch", script(1));
        for (int i = 0; i < 3; i++) {
            ProcessHandle engine = processes().getFirst();
            engine.destroyForcibly();
            engine.onExit().join();
            int status = 0;
            while (i < 2 && status != 200) {
                status = gateway.predict("torch", BODY).statusCode();
            }
        }

        HttpResponse<String> refused = gateway.predict("torch", BODY);
        while (!refused.body().contains("engines.quarantined")) {
            refused = gateway.predict("torch", BODY);
        }
        EndpointStatus status = gateway.gateway().state("torch");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(status.state()).isEqualTo(EndpointState.FAILED);
        assertThat(status.reason()).extracting(Message::code).isEqualTo("engines.quarantined");

        gateway.gateway()
                .deploy(new Deployment("torch", 2, script(1)))
                .toCompletableFuture()
                .join();

        assertThat(gateway.predict("torch", BODY).statusCode()).isEqualTo(200);
        assertThat(gateway.gateway().state("torch").state()).isEqualTo(EndpointState.SERVING);
    }

    private List<Integer> ask(String endpoint, String body, AtomicBoolean stop, AtomicInteger answered) {
        var statuses = new ArrayList<Integer>();
        while (!stop.get()) {
            statuses.add(gateway.predict(endpoint, body).statusCode());
            answered.incrementAndGet();
        }
        return statuses;
    }

    private static List<Integer> statuses(Future<List<Integer>> answers) throws InterruptedException {
        try {
            return answers.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The processes of engines, the oldest first. */
    private static List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("modelport-engine"))
                .sorted(java.util.Comparator.comparing(
                        process -> process.info().startInstant().orElseThrow()))
                .toList();
    }

    private static void signal(long pid, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor();
    }
}
