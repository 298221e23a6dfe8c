package modelport.tables.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import modelport.tables.TableException;

/** How a text file writes its characters, and how many bytes say so at its start. */
record Encoding(Charset charset, int mark) {
    static Encoding of(byte[] start, String name) {
        String hex = HexFormat.of().formatHex(start, 0, Math.min(start.length, 4));
        if (hex.startsWith("efbbbf")) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (hex.equals("fffe0000") || hex.equals("0000feff")) {
            throw TableException.of("datasets.encoding-unknown", "file", name, "encoding", "UTF-32");
        }
        if (hex.startsWith("fffe")) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (hex.startsWith("feff")) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        return new Encoding(StandardCharsets.UTF_8, 0);
    }
}
