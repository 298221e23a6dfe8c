package modelport.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import modelport.contract.Message;
import modelport.launcher.control.StartException;

/** Whether somebody listens where somebody should. */
final class Listening {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int CONNECT_MILLIS = 1_000;

    private Listening() {}

    /** Returns the address as soon as it takes connections. */
    static URI await(URI address) throws InterruptedException {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
                return address;
            } catch (IOException e) {
                if (System.nanoTime() > limit) {
                    throw new StartException(Message.of("launcher.silent", "address", address.toString()), e);
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
