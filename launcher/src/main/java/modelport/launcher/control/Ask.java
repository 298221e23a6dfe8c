package modelport.launcher.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command's side of the control socket: asks one question, prints the answer. */
public final class Ask {
    private Ask() {}

    /** Takes the run folder and the question. */
    public static void main(String[] args) {
        try {
            String answer = ask(Path.of(args[0]), args[1]);
            if (answer.startsWith("ok ")) {
                System.out.println(answer.substring("ok ".length()));
                return;
            }
            System.err.println(answer.replaceFirst("^error ", ""));
        } catch (IOException e) {
            System.err.println("The running Modelport cannot be asked: " + e.getMessage());
        }
        System.exit(1);
    }

    static String ask(Path folder, String word) throws IOException {
        Path socket = Path.of(Files.readString(ControlSocket.pointer(folder)).strip());
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap((word + "\n").getBytes(StandardCharsets.UTF_8)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
