package modelport.engines;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import modelport.contract.Message;
import modelport.engines.child.Wire;
import modelport.inference.InferenceException;
import modelport.inference.InferenceException.Fault;

/**
 * What a process shall run.
 *
 * @param home where the engine's files lie
 * @param file the model's, with its whole path
 */
record EngineOrder(NativeEngine engine, EngineFolders.Home home, Path file) {
    private static final Duration LOADING = Duration.ofMinutes(5);

    /** A process with the model in it. */
    EngineProcess bringUp() {
        EngineProcess process = Spares.all().next(engine, home);
        try {
            awaitEngine(process);
            Wire.Message load = Wire.text(Wire.Kind.LOAD, process.nextNumber(), file.toString());
            Wire.Message answer = process.ask(load).get(LOADING.toSeconds(), TimeUnit.SECONDS);
            if (answer.kind() == Wire.Kind.ERROR) {
                throw failure(Fault.FILE, "load", answer.text());
            }
            return process;
        } catch (InterruptedException e) {
            process.close();
            Thread.currentThread().interrupt();
            throw failure(Fault.FILE, "load", "interrupted");
        } catch (ExecutionException | TimeoutException e) {
            process.close();
            throw failure(Fault.FILE, "load", reason(e));
        } catch (InferenceException e) {
            process.close();
            throw e;
        }
    }

    /** Whatever goes wrong until the engine is there is not the model's fault. */
    private void awaitEngine(EngineProcess process) throws InterruptedException {
        try {
            process.ready().get(LOADING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failure(Fault.UNAVAILABLE, NativeModels.START, reason(e));
        }
    }

    private static String reason(Exception e) {
        return e.getCause() == null ? "timeout" : String.valueOf(e.getCause().getMessage());
    }

    /** What went wrong: starting, loading or running. */
    InferenceException failure(Fault fault, String code, String reason) {
        return new InferenceException(
                fault,
                Message.of(
                        "engines." + code,
                        "engine",
                        engine.title(),
                        "file",
                        String.valueOf(file.getFileName()),
                        "reason",
                        reason));
    }
}
