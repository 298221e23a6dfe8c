package modelport.compression;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/** What this machine's processor can do. */
final class Processor {
    private static final Path FLAGS = Path.of("/proc/cpuinfo");
    private static final Set<String> EXACT = Set.of("avx512_vnni", "avx_vnni", "amx_int8");

    private Processor() {}

    /**
     * Bits of weights whose products with 8-bit inputs are exact here. Processors of the x86 kind without instructions
     * for neural networks add two products in 16 bits, which overflow.
     */
    static int weightBits() {
        boolean x86 = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
        return !x86 || hasExactProducts() ? 8 : 7;
    }

    private static boolean hasExactProducts() {
        try {
            return Files.isReadable(FLAGS)
                    && Files.readAllLines(FLAGS).stream()
                            .filter(line -> line.startsWith("flags"))
                            .flatMap(line -> Arrays.stream(line.split(" ")))
                            .anyMatch(EXACT::contains);
        } catch (IOException e) {
            return false;
        }
    }
}
