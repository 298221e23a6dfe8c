package modelport.launcher.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for the command on a socket in the run folder. Who can reach it owns the data anyway: the folder lets nobody
 * else in.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    // The kernel takes no longer names for such sockets, so a longer one lives elsewhere and is told in a file.
    private static final int PATH_BYTES = 100;
    private static final int WORD_BYTES = 64;
    private static final int ASKERS = 8;
    private static final int SECONDS = 10;

    private final ServerSocketChannel listener;
    private final Path socket;
    private final Path pointer;
    private final Map<String, Question> questions;
    private final Semaphore askers = new Semaphore(ASKERS);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("control-timer").factory());

    private ControlSocket(ServerSocketChannel listener, Path socket, Path pointer, Map<String, Question> questions) {
        this.listener = listener;
        this.socket = socket;
        this.pointer = pointer;
        this.questions = Map.copyOf(questions);
    }

    /** Answers from now on; {@code folder} must be open to its owner only. */
    public static ControlSocket listen(Path folder, Map<String, Question> questions) throws IOException {
        Path socket = folder.resolve("control");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > PATH_BYTES) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            socket = Files.createTempDirectory("modelport", ownerOnly).resolve("control");
        }
        Files.deleteIfExists(socket);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        Path pointer = Files.writeString(pointer(folder), socket.toString());
        var control = new ControlSocket(listener, socket, pointer, questions);
        Thread.ofPlatform().daemon().name("control").start(control::accept);
        return control;
    }

    static Path pointer(Path folder) {
        return folder.resolve("control.path");
    }

    @Override
    public void close() throws IOException {
        listener.close();
        timer.shutdownNow();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(pointer);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel asker = listener.accept();
                if (askers.tryAcquire()) {
                    Thread.ofVirtual().start(() -> serve(asker));
                } else {
                    asker.close();
                }
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                LOG.warn("could not listen to the command", e);
            }
        }
    }

    private void serve(SocketChannel asker) {
        var late = timer.schedule(() -> close(asker), SECONDS, TimeUnit.SECONDS);
        try (asker) {
            String answer = answer(word(asker));
            asker.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.debug("the command went away", e);
        } finally {
            late.cancel(false);
            askers.release();
        }
    }

    private String answer(String word) {
        Question question = questions.get(word);
        if (question == null) {
            return "error unknown question\n";
        }
        try {
            return "ok " + question.answer() + "\n";
        } catch (Exception e) {
            LOG.warn("could not answer the command question={}", word, e);
            return "error " + String.valueOf(e.getMessage()).replace('\n', ' ') + "\n";
        }
    }

    private static String word(SocketChannel asker) throws IOException {
        var buffer = ByteBuffer.allocate(WORD_BYTES);
        while (buffer.hasRemaining() && asker.read(buffer) >= 0) {
            String soFar = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            if (soFar.endsWith("\n")) {
                return soFar.strip();
            }
        }
        return "";
    }

    private static void close(SocketChannel asker) {
        try {
            asker.close();
        } catch (IOException e) {
            LOG.debug("the command went away", e);
        }
    }
}
